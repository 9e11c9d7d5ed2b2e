import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TextBlockView } from '../../../src/shared/printed/block'
import { type Bench, openBench } from '../../core/bench'
import { type Mutant, mutants, operators } from './mutants'
import { randomOf } from './random'
import { type PrintedDocument, type Site, type SiteKind, reading, sitesOf } from './sites'

/** Of twelve tables among two thousand sites a draw of 500 touches three as a rule; this one touches some. */
const SEED = 2024

let bench: Bench
let document: PrintedDocument
let sites: readonly Site[]
let drawn: readonly Mutant[]
beforeAll(async () => {
  bench = openBench()
  const { tables, text } = await bench.sample()
  document = { tables, text }
  sites = sitesOf(document)
  drawn = [...mutants(document, 500, SEED)]
})
afterAll(() => bench.dispose())

/** Where two values differ: the paths of what is other, as deep as lists are of one length and objects of one shape. */
function differences(one: unknown, other: unknown, path = ''): readonly string[] {
  if (Object.is(one, other)) return []
  const [a, b] = [entriesOf(one), entriesOf(other)]
  if (!a || !b || Array.isArray(one) !== Array.isArray(other) || a.size !== b.size) return [path]
  if (![...a.keys()].every((key) => b.has(key))) return [path]
  return [...a].flatMap(([key, value]) => differences(value, b.get(key), `${path}/${key}`))
}

function entriesOf(value: unknown): ReadonlyMap<string, unknown> | null {
  return typeof value === 'object' && value !== null ? new Map(Object.entries(value)) : null
}

/** Where the site stands in the document, found without its name. */
function pathOf(site: Site): string {
  const { tables, text } = document
  if (site.on === 'figure' || site.on === 'paragraph') {
    const block = site.on === 'figure' ? site.block : site.content
    const section = text.findIndex(({ blocks }) => blocks.includes(block))
    return `/text/${section}/blocks/${text[section]?.blocks.indexOf(block) ?? -1}`
  }
  const table = tables.indexOf(site.on === 'table' ? site.content : site.table)
  if (site.on === 'table') return `/tables/${table}`
  const row = site.on === 'row' ? site.content : site.row
  const list = [
    { name: 'rows', rows: tables[table]?.rows ?? [] },
    ...(tables[table]?.parts ?? []).map(({ rows }, part) => ({ name: `parts/${part}/rows`, rows })),
  ].find(({ rows }) => rows.includes(row))
  const path = `/tables/${table}/${list?.name ?? 'nowhere'}/${list?.rows.indexOf(row) ?? -1}`
  return site.on === 'row' ? path : `${path}/cells/${site.column}`
}

function blockAt(mutant: Mutant): TextBlockView {
  const [, , section, , block] = pathOf(mutant.site).split('/')
  const found = mutant.document.text[Number(section)]?.blocks[Number(block)]
  if (!found) throw new Error(`no paragraph at ${mutant.site.name}`)
  return found
}

function expectOneSite(mutant: Mutant): void {
  const { operator, site, before, after } = mutant
  const path = pathOf(site)
  const where = `${operator.id} at ${site.name}`
  const changed = differences(document, mutant.document)
  expect(changed, where).not.toEqual([])
  expect(
    changed.filter((each) => each !== path && !each.startsWith(`${path}/`)),
    where,
  ).toEqual([])
  expect(after, where).not.toBe(before)
  if (site.on !== 'figure' && site.on !== 'paragraph') return
  const block = blockAt(mutant)
  for (const { text, start, end } of block.figures) expect(block.text.slice(start, end), where).toBe(text)
  const ofText = /\/(?:text|start|end|figures|fields|number)(?:\/|$)/
  expect(
    changed.filter((each) => !ofText.test(each.slice(path.length))),
    where,
  ).toEqual([])
  if (site.on === 'paragraph') return expect([before, after], where).toEqual([site.content.text, block.text])
  const { start, end } = site.figure
  expect(block.text, where).toBe(site.block.text.slice(0, start) + after + site.block.text.slice(end))
  const number = site.block.figures.indexOf(site.figure)
  expect(
    block.figures.map(({ text }) => text),
    where,
  ).toEqual(site.block.figures.map(({ text }, index) => (index === number ? after : text)))
}

describe('mistakes made on purpose in the sample', () => {
  it('are of every operator, each somewhere', () => {
    for (const operator of operators) {
      const [mutant] = mutants(document, 1, 7, [operator])
      expect(mutant?.operator.id).toBe(operator.id)
      if (mutant) expectOneSite(mutant)
    }
  })

  // The right figures are those of the published document; the wrong ones are made of them by hand.
  it.each([
    ['figure-ten-times', 'p2/income#2', '1,988,231.80'],
    ['figure-tenth', 'p2/income#2', '19,882.32'],
    ['figure-in-yuan', 'p2/income#2', '1,988,231,800.00'],
    ['figure-in-yi', 'p2/income#2', '19.88'],
    ['figure-point-lost', 'p2/income#2', '19,882,318'],
    ['figure-separator-lost', 'p2/income#2', '198823.18'],
    ['figure-full-width', 'p2/income#2', '１９８,８２３.１８'],
    ['figure-direction-turned', 'p2/income#4', '减少'],
    ['figure-rate-of-line-above', 'p3/projects/publicity#6', '60.2'],
    ['cell-ten-times', 't05/001/foreign-trade/total', '3,230.00'],
    ['cell-in-yuan', 't05/001/foreign-trade/total', '3,230,000.00'],
    ['cell-sign-turned', 't05/001/foreign-trade/total', '−323.00'],
    ['cell-part-left-out', 't10/001/21208/total', /^(?:8,440|340)\.00$/],
    ['cell-part-twice', 't10/001/21208/total', /^(?:9,120|17,220)\.00$/],
    ['row-code-cut', 't07/001/2011301', /20113 \| 行政运行/],
    ['paragraph-number-wrong', 'p1/duties/duty-20', /^（(?:十九|二十一)）做好/],
    ['paragraph-reason-emptied', 'p3/projects/office-equipment', /，增长35\.3%，主要原因是。$/],
    ['paragraph-years-of-last-year', 'p2/expenditure', /^2023年部门预算支出198,823\.18万元，较2022年增加/],
    ['paragraph-of-last-year', 'p2/expenditure', /^2023年部门预算支出130,827\.99万元，较2022年增加/],
    ['table-note-lost', 't11', /项目支出\n.*0\.00$/],
  ])('mean what they are called: %s at %s', (id, name, wrong) => {
    const operator = operators.find((each) => each.id === id)
    const site = sites.find((each) => each.name === name && each.on === operator?.on)
    const content = site && operator?.apply(site, randomOf(SEED))
    expect(site && content && reading(site, content)).toEqual(
      typeof wrong === 'string' ? wrong : expect.stringMatching(wrong),
    )
  })

  it('have operators of ids and reasons of their own, all of them in the README', () => {
    const ids = operators.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    const readme = readFileSync(new URL('README.md', import.meta.url), 'utf8')
    for (const { id, label, why } of operators) expect(readme).toContain(`| \`${id}\` | ${label} | ${why} |`)
  })

  it('have for their sites every amount, figure, paragraph, row and table', () => {
    const { tables, text } = document
    const rows = tables.flatMap((table) => [...table.rows, ...table.parts.flatMap((part) => part.rows)])
    const blocks = text.flatMap((section) => section.blocks)
    const expected: Record<SiteKind, number> = {
      table: tables.length,
      row: rows.length,
      cell: rows.flatMap(({ cells }) => cells).filter((cell) => cell !== null).length,
      paragraph: blocks.length,
      figure: blocks.flatMap(({ figures }) => figures).length,
    }
    expect(countsOf(sites)).toEqual(expected)
    expect(new Set(sites.map(({ on, name }) => `${on} ${name}`)).size).toBe(sites.length)
  })

  it('touch each kind of site in about the share that it has', () => {
    const [all, touched] = [countsOf(sites), countsOf(drawn.map(({ site }) => site))]
    for (const kind of Object.keys(all) as SiteKind[]) {
      const share = all[kind] / sites.length
      // Four deviations of a draw of so many: a fair one leaves that once in many thousands.
      const leeway = 4 * Math.sqrt(drawn.length * share * (1 - share))
      expect(Math.abs(touched[kind] - share * drawn.length), kind).toBeLessThan(leeway)
      expect(touched[kind], kind).toBeGreaterThan(0)
    }
  })

  it('differ from the document at their site and nowhere else', () => {
    const untouched = structuredClone(document)
    for (const mutant of drawn) expectOneSite(mutant)
    expect(document).toEqual(untouched)
  })

  it('are the same for the same seed, made one by one as they are asked for', () => {
    const told = (list: Iterable<Mutant>): unknown[] =>
      [...list].map(({ operator, site, before, after }) => [operator.id, site.name, before, after])
    expect(told(mutants(document, 500, SEED))).toEqual(told(drawn))
    expect(told(mutants(document, 500, SEED + 1))).not.toEqual(told(drawn))
    const endless = mutants(document, Infinity, SEED)
    expect(told(endless.take(3))).toEqual(told(drawn.slice(0, 3)))
  })

  it('are thrown away and counted where nobody could see them', () => {
    const thrown = drawn.flatMap(({ thrownAway }) => thrownAway)
    const ids = new Set(operators.map(({ id }) => id))
    expect(thrown.length).toBeGreaterThan(0)
    expect(thrown.filter((id) => !ids.has(id))).toEqual([])
    const idle = operators.slice(0, 1).map((each) => ({ ...each, apply: unchanged }))
    expect(() => [...mutants(document, 1, 1, idle)]).toThrow('nothing')
  })
})

function unchanged({ content }: Site): Site['content'] {
  return content
}

function countsOf(list: readonly Site[]): Record<SiteKind, number> {
  const counts = { cell: 0, figure: 0, paragraph: 0, row: 0, table: 0 }
  for (const { on } of list) counts[on] += 1
  return counts
}
