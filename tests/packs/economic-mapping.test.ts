import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openPacks } from '../../src/main/packs/packs'
import { govEconomicOf, mappingByEconomic } from '../../src/shared/model/gov-economic'
import { change, copiedRoot } from './pack-bench'
import { sampleDocument } from '../support/longgang'

const resources = join(import.meta.dirname, '../../resources')

function shippedCodes(root = resources) {
  const reply = openPacks([root]).of(sampleDocument().department)
  if (!reply.ok) throw new Error(JSON.stringify(reply.error))
  return reply.value.codes
}

test('every 款 of 部门经济 has its 政府经济 code, and every one of these is in the list', () => {
  const { economics, govEconomics, economicMapping } = shippedCodes()
  const listed = new Set(govEconomics.map(({ code }) => code))
  expect(new Set(economicMapping.map(({ economic }) => economic))).toEqual(
    new Set(economics.map(({ code }) => code).filter((code) => code.length === 5)),
  )
  for (const { administrative, institution } of economicMapping) {
    for (const code of [administrative, institution]) if (code !== null) expect(listed).toContain(code)
  }
})

test('a code follows from the economic one and the unit’s kind, unless the line has its own', () => {
  const mapping = mappingByEconomic(shippedCodes().economicMapping)
  const of = (
    economicCode: string,
    kind: Parameters<typeof govEconomicOf>[1]['kind'],
    govEconomicCode: string | null = null,
  ) => govEconomicOf({ economicCode, govEconomicCode }, { kind }, mapping)
  expect(of('30227', 'administrative')).toBe('50205')
  expect(of('30227', 'civilService')).toBe('50205')
  expect(of('30227', 'publicInstitution')).toBe('50502')
  expect(of('30227', 'publicInstitution', '50299')).toBe('50299')
  // 绩效工资 is paid by 事业 units alone.
  expect(of('30107', 'administrative')).toBeNull()
  expect(of('30107', 'publicInstitution')).toBe('50501')
  expect(of('99999', 'administrative')).toBeNull()
})

type Mapping = Record<string, string | null>[]
const MAPPING = 'economic-mapping.json'

test.each<[string, (mapping: Mapping) => void, string, RegExp]>([
  ['twice', (all) => all.push({ ...all[3] }), '$[99].economic', /30106.*已经用过/],
  ['of no code', (all) => Object.assign(all[0] ?? {}, { economic: '30198' }), '$[0].economic', /30198/],
  ['to no code', (all) => Object.assign(all[0] ?? {}, { institution: '50198' }), '$[0].institution', /50198/],
  [
    'to nothing',
    (all) => Object.assign(all[0] ?? {}, { administrative: null, institution: null }),
    '$[0]',
    /至少要写一个/,
  ],
  ['that lacks one', (all) => all.splice(4, 1), '$', /缺少 1 个.*30107/],
])('a mapping %s is a fault at its place', (_, how, place, said) => {
  const root = copiedRoot()
  change(join(root, 'classifications/2024'), MAPPING, how)
  const [pack] = openPacks([root]).classifications()
  const faults = pack?.faults ?? []
  expect(faults.map((fault) => fault.place)).toContain(`${MAPPING} ${place}`)
  expect(faults.find((fault) => fault.place === `${MAPPING} ${place}`)?.message).toMatch(said)
})

test('a pack brings 政府经济 whole or not at all', () => {
  const root = copiedRoot()
  const folder = join(root, 'classifications/2024')
  change(folder, MAPPING, () => undefined)
  expect(readFileSync(join(folder, MAPPING), 'utf8')).toContain('30101')
  const neutral = join(import.meta.dirname, '../fixtures/neutral-pack')
  const [own] = openPacks([neutral]).classifications()
  expect(own?.faults).toEqual([])
})
