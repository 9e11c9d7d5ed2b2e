import type { Tell } from '../../shared/contract/events'
import type { Encoding } from '../../shared/contract/uploads'
import type { Reply } from '../../shared/contract/failure'
import type { CorePorts } from '../ports/ports'

/** One command of the command line. What it may be told is data; the help text derives from it. */
export interface Command {
  readonly name: string
  /** What it does, a clause. */
  readonly summary: string
  /** In order; those in brackets may be left out. */
  readonly operands: readonly string[]
  readonly options: Readonly<Record<string, OptionSpec>>
  readonly formats: readonly Format[]
  /** Help for particular operands (`add line --help`); null = the ordinary help. */
  readonly helpFor?: (operands: readonly string[]) => string | null
  run(call: Call): Promise<Reply<Printed>>
}

export type Format = 'text' | 'json' | 'csv' | 'markdown'

export interface OptionSpec {
  /** What stands for its value in the help; null: a switch, that has none. */
  readonly value: string | null
  readonly help: string
}

export interface Call {
  readonly operands: readonly string[]
  readonly options: Readonly<Record<string, string | undefined>>
  readonly world: World
}

/** What a command needs of the outside. */
export interface World {
  readonly ports: CorePorts
  /** Absolute path of a file argument. */
  path(typed: string): string
  /** What comes in by standard input. Failure: bad-encoding. */
  stdin(encoding: Encoding): Promise<Reply<string>>
  /** What stands in a file, by its absolute path. Failures: file-missing, bad-encoding. */
  file(path: string, encoding: Encoding): Reply<string>
  /** A sentence beside the result, on stderr. */
  note(sentence: string): void
  /**
   * Hears of the long work that a command does; when the person at the terminal wants it ended, `cancel` does that: false
   * where nothing runs.
   */
  followJobs(cancel: () => Promise<boolean>): Tell
}

/** A result in each of the command's formats; made only in the one asked for. */
export interface Printed extends Readonly<Partial<Record<Format, () => string>>> {
  /** Done, and what was looked at has findings of severity error: the exit code is 1. */
  readonly hasErrors?: boolean
}

/** A result as data and as lines of text. */
export function printed(data: unknown, lines: () => readonly string[]): Printed {
  return {
    json: () => `${JSON.stringify(data, null, 2)}\n`,
    text: () =>
      lines()
        .map((line) => `${line}\n`)
        .join(''),
  }
}

export const TEXT_AND_JSON: readonly Format[] = ['text', 'json']
