import { test } from 'vitest'
import { sampleDocument } from '../support/longgang'
import { withSecondUnit } from '../support/edits'
import { NothingToMistake } from '../checks/mutations/mutants'
import { openTrial, operators } from '../checks/trial'

/** How many of each kind of mistake are found: from the paper alone, and beside what the program prints of the file. */
const EACH = 12
const OVER_ALL = 500

test.each([
  ['the sample', sampleDocument()],
  ['with a second unit and other funds', withSecondUnit(sampleDocument())],
] as const)(
  'mistakes found: %s',
  (name, document) => {
    for (const knows of ['paper', 'file'] as const) {
      const trial = openTrial(document, knows)
      const found = (mutants: Iterable<Parameters<typeof trial.found>[0]>) => {
        const all = [...mutants]
        const missed = all.filter((mutant) => trial.found(mutant).length === 0)
        const thrownAway = all.reduce((sum, each) => sum + each.thrownAway.length, 0)
        return { made: all.length, missed, thrownAway }
      }
      const whole = found(trial.mutants(OVER_ALL, 77))
      console.log(
        `${name}, ${knows}: ${whole.made - whole.missed.length} of ${whole.made} found, ${whole.thrownAway} read as before`,
      )
      for (const operator of operators) {
        try {
          const { made, missed, thrownAway } = found(trial.mutants(EACH, 5, [operator]))
          const [first] = missed
          const example = first ? `, missed e.g. at ${first.site.name}` : ''
          console.log(
            `  ${operator.id}: ${made - missed.length}/${made}, ${thrownAway} thrown away${example}`,
          )
        } catch (error) {
          if (!(error instanceof NothingToMistake)) throw error
          console.log(`  ${operator.id}: ${error.message}`)
        }
      }
    }
  },
  1_200_000,
)
