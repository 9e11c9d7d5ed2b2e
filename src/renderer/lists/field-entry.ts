import type { Unit as AccountingUnit } from '../../shared/model/document'
import type { Field } from '../../shared/model/field-types'
import { searchFor } from '../../shared/model/search'
import { isBlank } from '../../shared/model/text'
import { formatTyped, parseTyped, type TypingContext } from '../../shared/model/typed'
import { folded } from '../../shared/money/folding'
import type { Unit } from '../../shared/money/format'
import type { Surroundings } from '../components/surroundings'
import type { CellEntry, Choice, TypedText } from '../grid/column'
import type { useEdits } from '../stores/edits'
import { doubtedCodes } from './pasted-doubts'

/** What cells of fields are made from. */
export interface FieldSources {
  readonly edits: Pick<ReturnType<typeof useEdits>, 'set'>
  readonly units: readonly AccountingUnit[]
  readonly typing: TypingContext
  /** What an amount was typed as, by the path of its field. */
  readonly formulaAt: Surroundings['formulaAt']
  /** The lines that a record may belong to, where it belongs to one. */
  readonly lines?: readonly NamedLine[]
}

/** A line under a name that no other of its project has. */
export interface NamedLine {
  readonly id: string
  readonly name: string
  /** Its economic code, and what it is called: others may have the same. */
  readonly code: string
  readonly title: string
}

/** Which field of a row is edited. */
interface FieldOf<Row> {
  readonly field: Field
  readonly title: string
  readonly path: (row: Row) => string
  readonly stored: (row: Row) => TypedText['seen']
  /** How the row is called. */
  readonly owner: (row: Row) => string
  /** Where more of it is edited than one line. */
  readonly opens?: (row: Row) => void
  /** Texts that are offered, as far as what is typed narrows them; others are taken too. */
  readonly offers?: (row: Row, typed: string) => readonly Choice[]
}

/**
 * How typed values are read where units are known: by code, id or name. What is shown of one is its name, where that is its
 * own. Lines are known by the names that tell them apart, by code and title where these are of one, and by id.
 */
export function typingOf(
  units: readonly AccountingUnit[],
  entryUnit: Unit,
  lines: readonly NamedLine[] = [],
): TypingContext {
  const known = (set: string): readonly AccountingUnit[] => (set === 'units' ? units : [])
  const called = (set: string, name: string): readonly string[] =>
    set === 'lines'
      ? linesCalled(lines, name).map(({ id }) => id)
      : known(set).flatMap((each) => (each.name === name ? [each.id] : []))
  return {
    entryUnit,
    resolve(set, typed) {
      if (set === 'lines') {
        return called(set, typed).length > 0 ? undefined : lines.find(({ id }) => id === typed)?.id
      }
      return (known(set).find(({ code }) => code === typed) ?? known(set).find(({ id }) => id === typed))?.id
    },
    called,
    name(set, id) {
      if (set === 'lines') return lines.find((each) => each.id === id)?.name ?? id
      const one = known(set).find((each) => each.id === id)
      if (!one) return id
      return called(set, one.name).length === 1 ? one.name : one.code
    },
  }
}

/** Lines that are called so, however it is spaced: the one of that name, else all of that code or title. */
function linesCalled(lines: readonly NamedLine[], typed: string): readonly NamedLine[] {
  const plain = (text: string): string => folded(text).replaceAll(/\s/g, '')
  const words = plain(typed)
  const isOf = (...names: readonly string[]): boolean => names.some((name) => plain(name) === words)
  const own = lines.filter(({ name, code }) => isOf(name, code + name))
  return own.length > 0 ? own : lines.filter(({ title, code }) => isOf(code, title, code + title))
}

/** How a field is edited in a cell: chosen from a list by word or code where it has one of a few values, else typed. What is shown is what is typed for it. */
export function fieldEntry<Row>(
  { edits, units, typing, lines = [] }: Omit<FieldSources, 'formulaAt'>,
  { field, title, path, stored, owner, opens, offers }: FieldOf<Row>,
): CellEntry<Row> {
  const isOfLines = field.type === 'ref' && field.to === 'lines'
  const all = choicesOf(field, isOfLines ? lines : units, typing)
  /** Of what several lines are called none is marked: it is said which names tell them apart. */
  const offered = (typed: string): readonly Choice[] =>
    isOfLines && typing.called('lines', typed).length > 1 ? [] : narrowed(all ?? [], typed)
  const words = (row: Row): string => formatTyped(field, stored(row), typing)
  /** The names of lines are the window's: the core is told which line it is. */
  const sent = (text: string): string => {
    const line = isOfLines ? parseTyped(field, text, typing) : null
    return line?.ok ? (line.value as string) : text
  }
  const isEmptied = field.nullable === true || (field.type === 'text' && !field.filled)
  return {
    path,
    label: (row) => [owner(row), title, ...(all ? [words(row)] : [])].filter(Boolean).join(' '),
    start: words,
    stored,
    emptied: () => (isEmptied ? '' : undefined),
    ...(all ? { choices: (_, typed) => offered(typed) } : offers ? { choices: offers } : {}),
    ...(opens ? { opens } : {}),
    read(text) {
      const value = parseTyped(field, text, typing)
      return value.ok ? null : { refused: value.message }
    },
    commit: (row, { value, seen }) => edits.set(path(row), sent(value), { seen }),
    // Of what is never empty a blank cell says nothing.
    edits: (row, value) => (isBlank(value) && !isEmptied ? [] : [{ set: path(row), value: sent(value) }]),
    ...(field.type === 'ref'
      ? doubtedCodes<Row>(() => (field.to === 'units' ? units.map(({ code }) => code) : []))
      : { doubts: { takesErrors: field.type === 'text' } }),
  }
}

/** Undefined: any text is typed. */
function choicesOf(
  field: Field,
  records: readonly Pick<NamedLine, 'id' | 'name' | 'code'>[],
  typing: TypingContext,
): readonly Choice[] | undefined {
  const none = field.nullable ? [{ value: '', text: '空着' }] : []
  switch (field.type) {
    case 'boolean':
      return ['是', '否'].map((text) => ({ value: text, text }))
    case 'enum':
      return [
        ...none,
        ...Object.entries(field.options).map(([code, text]) => ({
          value: text,
          text,
          // Others are names within the program.
          ...(/^\d+$/.test(code) ? { code } : {}),
        })),
      ]
    case 'ref':
      return [
        ...none,
        ...records.map(({ id, code, name }) => ({ value: typing.name(field.to, id), text: name, code })),
      ]
    default:
      return undefined
  }
}

function narrowed(all: readonly Choice[], text: string): readonly Choice[] {
  const typed = folded(text).trim()
  const search = searchFor(text)
  return search
    ? all.filter((choice) => choice.code?.startsWith(typed) === true || search.isIn(choice.text))
    : all
}
