import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { z } from 'zod'
import type { Fault } from '../../shared/model/faults'
import { inFile, finding } from './finding'
import { repeatedKeys } from './repeated-keys'
import { shapeFindings } from './shape'

/** A file of a pack: its content in the shape it must have, or what is wrong with it. */
export type ReadFile<T> =
  | { readonly ok: true; readonly value: T; readonly raw: unknown }
  | { readonly ok: false; readonly faults: readonly Fault[]; readonly raw: unknown }

/** Why a file cannot be read, where that is no surprise. */
const WHY: Readonly<Record<string, string>> = {
  ENOENT: '没有这个文件，请补上',
  ENOTDIR: '没有这个文件，请补上',
  EISDIR: '这是文件夹，要的是文件',
  EACCES: '没有读取它的权限',
  EPERM: '没有读取它的权限',
}

/** Reads one file of a pack; whatever is wrong with it is an answer, for packs are written by people. */
export function readPackFile<T>(folder: string, file: string, schema: z.ZodType<T>): ReadFile<T> {
  const text = readText(join(folder, file))
  if (!text.ok) return refused(file, text.why)
  const bounds = boundsFault(text.value)
  if (bounds !== null) return refused(file, bounds)
  const json = parseJson(text.value)
  if (!json.ok) return refused(file, json.why)
  const parsed = schema.safeParse(json.value)
  const repeated = repeatedKeys(text.value)
  if (parsed.success && repeated.length > 0) {
    return { ok: false, faults: inFile(file, repeated), raw: json.value }
  }
  return parsed.success
    ? { ok: true, value: parsed.data, raw: json.value }
    : { ok: false, faults: inFile(file, shapeFindings(parsed.error, json.value)), raw: json.value }
}

function refused(file: string, why: string): ReadFile<never> {
  return { ok: false, faults: inFile(file, [finding([], `${why}。`)]), raw: undefined }
}

type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly why: string }

function readText(path: string): Outcome<string> {
  try {
    return { ok: true, value: readFileSync(path, 'utf8') }
  } catch (fault) {
    const code = (fault as NodeJS.ErrnoException).code ?? ''
    return { ok: false, why: WHY[code] ?? `读不出来（${code}）` }
  }
}

/** No pack comes near these; what does was not written as one, and would take all memory to be told what is wrong with it. */
const MOST_CHARACTERS = 16_000_000
const MOST_LEVELS = 64

/** Why a text is not even parsed; null: it is. */
function boundsFault(text: string): string | null {
  if (text.length > MOST_CHARACTERS) return '文件太大，不像模板、科目或去向'
  let levels = 0
  let isInString = false
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at]
    if (isInString) {
      if (sign === '\\') at += 1
      else isInString = sign !== '"'
    } else if (sign === '"') isInString = true
    else if (sign === '[' || sign === '{') levels += 1
    else if (sign === ']' || sign === '}') levels -= 1
    if (levels > MOST_LEVELS) return `套了 ${MOST_LEVELS} 层以上，请核对括号`
  }
  return null
}

function parseJson(text: string): Outcome<unknown> {
  try {
    // Editors on Windows put a byte order mark in front.
    return { ok: true, value: JSON.parse(text.replace(/^\uFEFF/, '')) as unknown }
  } catch (fault) {
    if (!(fault instanceof SyntaxError)) throw fault
    const position = /position (\d+)/.exec(fault.message)?.[1]
    const line =
      position === undefined ? '' : `，第 ${text.slice(0, Number(position)).split('\n').length} 行起读不下去`
    return { ok: false, why: `不是完整的 JSON${line}` }
  }
}
