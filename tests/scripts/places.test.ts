import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const SRC = fileURLToPath(new URL('../../src/', import.meta.url))
/** What only a template may say: its places, its tables and parts by number, fields that once belonged to one of them. */
const OF_A_PLACE = [
  /表[0-9]+/i,
  /table(5|12)/i,
  /part7/i,
  /第[一二三七]部分/,
  /basicPosition|basicContent/i,
  /longgang|shenzhen/i,
]

test('what belongs to one place stands in its pack, not in the program', () => {
  const files = globSync('**/*.{ts,vue,css,html,svg}', { cwd: SRC }).filter(
    (file) => !file.replaceAll('\\', '/').startsWith('main/store/migrations/'),
  )
  expect(files.length).toBeGreaterThan(200)
  const found = files.flatMap((file) =>
    readFileSync(SRC + file, 'utf8')
      .split('\n')
      .flatMap((line, i) =>
        OF_A_PLACE.some((pattern) => pattern.test(line)) ? [`${file}:${i + 1} ${line.trim()}`] : [],
      ),
  )
  expect(found).toEqual([])
})
