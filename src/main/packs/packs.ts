import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { done, type Failure, failed, type Reply } from '../../shared/contract/failure'
import type { DestinationEntry } from '../../shared/contract/finance'
import type { AppInfo, CodeLists } from '../../shared/contract/results'
import type { BudgetDocument, Department } from '../../shared/model/document'
import type { DestinationSpec } from '../../shared/destination/spec'
import type { CheckRules } from '../../shared/checks/spec'
import { bareTemplate } from '../../shared/template/bare'
import { type Template, templateRules } from '../../shared/template/template'
import { readPackage, type RulesFor } from '../import/package'
import { rulesSchema } from './checks-schema'
import { finding, inFile } from './finding'
import { type PackFolder, packFolders, type PackKind } from './folders'
import { loadClassification } from './load-classification'
import { destinationEntry, loadDestination } from './load-destination'
import { loadTemplate } from './load-template'
import { type Loaded, listed } from './loaded'

/** The packs there are. One with faults is listed with them and never used; no pack is a default. */
export interface Packs {
  templates(): AppInfo['templates']
  classifications(): AppInfo['templates']
  destinations(): readonly DestinationEntry[]
  samples(): AppInfo['samples']
  /** Failures: unknown-pack, bad-pack. */
  template(id: string): Reply<Template>
  sample(id: string): Reply<BudgetDocument>
  /** 去向. Failures: unknown-pack, bad-pack. */
  destination(id: string): Reply<DestinationSpec>
  /** What the template that a document names says of money and codes. Failures: unknown-pack, bad-pack. */
  readonly rulesFor: RulesFor
  /** Both packs that a document names. Failures: unknown-pack, bad-pack. */
  of(department: Department): Reply<BudgetPacks>
  /** The same as far as they are here: what lacks is empty, and said. */
  around(department: Department): BudgetPacks & { readonly lacking: Failure | null }
}

/** What a budget is computed and printed with. */
export interface BudgetPacks {
  readonly template: Template
  readonly codes: CodeLists
  /** What every budget is held against. */
  readonly rules: CheckRules
}

/**
 * Packs below the roots, `templates/ID/`, `classifications/ID/` and `destinations/ID/`: the shipped resources first, then the user's own.
 * Each is read and checked when it is first asked for, and once.
 */
export function openPacks(roots: readonly string[]): Packs {
  const classifications = openKind(roots, 'classifications', loadClassification)
  const templates = openKind(roots, 'templates', (folder, id) =>
    loadTemplate(folder, id, classifications.find),
  )
  const destinations = openKind(roots, 'destinations', loadDestination)
  // Samples are the program's own, like its icons: one that cannot be read is no fault of a user.
  const resources = roots[0] ?? ''
  const samples = (): AppInfo['samples'] =>
    existsSync(join(resources, 'samples/index.json'))
      ? (readJson(resources, 'samples/index.json') as AppInfo['samples'])
      : []
  const template = (id: string) => used(templates.find(id), '模板', '报表模板', id)
  const of: Packs['of'] = ({ templatePack, classificationPack }) => {
    const found = template(templatePack)
    if (!found.ok) return found
    const name = '科目版本'
    const codes = used(classifications.find(classificationPack), name, name, classificationPack)
    return codes.ok ? done({ template: found.value, codes: codes.value, rules: rules() }) : codes
  }
  let known: CheckRules | undefined
  // Like samples they are the program's own.
  const rules = (): CheckRules =>
    (known ??= existsSync(join(resources, 'checks/rules.json'))
      ? rulesSchema.parse(readJson(resources, 'checks/rules.json'))
      : NO_RULES)
  const rulesFor: RulesFor = (department) => {
    const found = of(department)
    return found.ok ? done(templateRules(found.value.template, rules().rules)) : found
  }
  return {
    templates: () => templates.all().map(listed),
    classifications: () => classifications.all().map(listed),
    destinations: () => destinations.all().map(destinationEntry),
    samples,
    template,
    destination: (id) => used(destinations.find(id), '去向', '去向', id),
    sample(id) {
      const known = samples().some((each) => each.id === id)
      if (!known) return unknownPack('示例', id)
      const read = readPackage(readJson(resources, `samples/${id}.json`), rulesFor)
      return read.ok ? done(read.value.document) : read
    },
    rulesFor,
    of,
    around(department) {
      const found = of(department)
      if (found.ok) return { ...found.value, lacking: null }
      const codes = classifications.find(department.classificationPack)?.value ?? NO_CODES
      return { template: bareTemplate(department.templatePack), codes, rules: rules(), lacking: found.error }
    },
  }
}

const NO_RULES: CheckRules = { measures: {}, emptyReasons: [], rules: [] }

const NO_CODES: CodeLists = {
  functions: [],
  economics: [],
  fundTypes: [],
  govEconomics: [],
  economicMapping: [],
}

interface Kind<T> {
  /** Every folder's pack, also those that stand behind another of their id. */
  all(): readonly Loaded<T>[]
  /** The one that an id means: of several the first root's. Ids come from files: no path is ever built of one. */
  find(id: string): Loaded<T> | undefined
}

function openKind<T>(
  roots: readonly string[],
  kind: PackKind,
  load: (folder: string, id: string) => Loaded<T>,
): Kind<T> {
  const found: { readonly folder: PackFolder; readonly isHidden: boolean }[] = []
  for (const folder of roots.flatMap((root) => packFolders(root, kind))) {
    found.push({ folder, isHidden: found.some((each) => each.folder.id === folder.id) })
  }
  const known = new Map<string, Loaded<T>>()
  const loaded = ({ folder, isHidden }: (typeof found)[number]): Loaded<T> => {
    const pack = known.get(folder.path) ?? load(folder.path, folder.id)
    known.set(folder.path, pack)
    return isHidden ? hidden(pack) : pack
  }
  return {
    all: () => found.map(loaded),
    find(id) {
      const first = found.find(({ folder }) => folder.id === id)
      return first && loaded(first)
    },
  }
}

/** A pack whose id another has already: files that name it mean the other. */
function hidden<T>(pack: Loaded<T>): Loaded<T> {
  const clash = finding(['id'], `随程序来的已有“${pack.id}”，用的是那一个。请换一个代号，文件夹也跟着改。`)
  return { ...pack, value: null, faults: [...inFile('pack.json', [clash]), ...pack.faults] }
}

function used<T>(pack: Loaded<T> | undefined, what: string, whole: string, id: string): Reply<T> {
  if (!pack) return unknownPack(whole, id)
  if (pack.value !== null) return done(pack.value)
  const { faults } = pack
  return failed('bad-pack', `${what}“${id}”有 ${faults.length} 处不对，不能使用。`, { details: { faults } })
}

function unknownPack(what: string, id: string): Reply<never> {
  return failed('unknown-pack', `没有名为“${id}”的${what}。请升级程序，或换一个${what}。`)
}

function readJson(folder: string, name: string): unknown {
  return JSON.parse(readFileSync(join(folder, name), 'utf8'))
}
