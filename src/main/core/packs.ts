import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { done, failed, type Reply } from '../../shared/contract/failure'
import type { AppInfo, CodeEntry, CodeLists } from '../../shared/contract/methods'
import type { BudgetDocument, Department } from '../../shared/model/document'
import { type Template, templateRules } from '../../shared/template/template'
import { readPackage, type RulesFor } from '../import/package'

/** The shipped packs, read when asked for. Resources are part of the program: one that cannot be read throws. */
export interface Packs {
  templates(): AppInfo['templates']
  samples(): AppInfo['samples']
  template(id: string): Reply<Template>
  sample(id: string): Reply<BudgetDocument>
  /** What the template that a document names says of money and codes. Failures: unknown-pack. */
  readonly rulesFor: RulesFor
  /** Both packs that a document names. Failure: unknown-pack. */
  of(department: Department): Reply<{ readonly template: Template; readonly codes: CodeLists }>
}

export function openPacks(resources: string): Packs {
  const samples = () => readJson(resources, 'samples/index.json') as AppInfo['samples']
  const template = (id: string): Reply<Template> => {
    const folder = packFolder(resources, 'templates', id)
    if (folder === undefined) return unknownPack('报表模板', id)
    const pack = readJson(folder, 'pack.json') as Omit<Template, 'tables' | 'text'>
    const { tables } = readJson(folder, 'tables.json') as Pick<Template, 'tables'>
    return done({ ...pack, tables, text: readJson(folder, 'text.json') as Template['text'] })
  }
  const classification = (id: string): Reply<CodeLists> => {
    const folder = packFolder(resources, 'classifications', id)
    if (folder === undefined) return unknownPack('科目版本', id)
    return done({
      functions: codeEntries(readJson(folder, 'functions.json')),
      economics: codeEntries(readJson(folder, 'economics.json')),
      fundTypes: codeEntries(readJson(folder, 'fund-types.json')),
    })
  }
  const of: Packs['of'] = (department) => {
    const found = template(department.templatePack)
    if (!found.ok) return found
    const codes = classification(department.classificationPack)
    return codes.ok ? done({ template: found.value, codes: codes.value }) : codes
  }
  const rulesFor: RulesFor = (department) => {
    const found = of(department)
    return found.ok ? done(templateRules(found.value.template)) : found
  }
  return {
    template,
    rulesFor,
    templates: () =>
      readdirSync(join(resources, 'templates')).flatMap((id) => {
        const pack = template(id)
        return pack.ok ? [{ id: pack.value.id, title: pack.value.title, year: pack.value.year }] : []
      }),
    samples,
    sample(id) {
      const known = samples().some((each) => each.id === id)
      if (!known) return unknownPack('示例', id)
      const read = readPackage(readJson(resources, `samples/${id}.json`), rulesFor)
      return read.ok ? done(read.value.document) : read
    },
    of,
  }
}

/** Folder of a pack; undefined for an id that names none (ids come from files and callers: no path is built from others). */
function packFolder(
  resources: string,
  kind: 'templates' | 'classifications',
  id: string,
): string | undefined {
  const folder = join(resources, kind, id)
  return readdirSync(join(resources, kind)).includes(id) && existsSync(join(folder, 'pack.json'))
    ? folder
    : undefined
}

function unknownPack(what: string, id: string): Reply<never> {
  return failed('unknown-pack', `没有名为“${id}”的${what}。请升级程序，或换一个${what}。`)
}

function readJson(folder: string, name: string): unknown {
  return JSON.parse(readFileSync(join(folder, name), 'utf8'))
}

function codeEntries(list: unknown): readonly CodeEntry[] {
  const entries = list as readonly { code: string; name: string; level?: number; parent?: string | null }[]
  const level = (code: string): number => {
    const own = entries.find((each) => each.code === code)
    return own?.parent ? level(own.parent) + 1 : 1
  }
  return entries.map(({ code, name, level: own }) => ({ code, name, level: own ?? level(code) }))
}
