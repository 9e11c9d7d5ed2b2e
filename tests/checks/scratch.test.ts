import { test } from 'vitest'
import { readFileSync } from 'node:fs'
import { openOverrideBench } from './override-bench'
test('scratch', () => {
  const bench = openOverrideBench()
  for (const line of readFileSync('/tmp/w13a/cases.txt', 'utf8').split('\n')) {
    if (line.trim() === '' ) continue
    if (line.startsWith('#')) { console.log(line); continue }
    const [key = '', text = ''] = line.split('\t')
    const own = text.startsWith('s/') ? text.split('/').slice(1) : null
    const full = own ? bench.printed(key).replace(own[0] ?? '', own[1] ?? '') : text
    const found = key === 'free' ? bench.free(full) : bench.overridden(key, full)
    console.log(`${key} ${full.slice(0, 110)}\n` + found.map((f) => `     ${f.severity} ${f.rule} e=${f.expected} a=${f.actual} d=${f.difference} | ${f.message}${f.fix ? ' FIX '+f.fix.label : ''}`).join('\n'))
  }
})
