import type { Capability } from '../capability'
import { planAdopt, planOverride, planRestore } from '../edit/override'
import { planWrite } from '../edit/write-paragraphs'
import { planned } from './edits'

/** The preparer's own words in the published text. */
export const text: Pick<
  Capability<never, 'text.override' | 'text.adopt' | 'text.restore' | 'text.write'>,
  'commands'
> = {
  commands: ({ write }) => ({
    'text.override': ({ block, text: words, seen, ...showing }) =>
      write(showing, (session) =>
        planned(session, planOverride(session.grounds, session.narrative(), block, words, seen)),
      ),
    'text.adopt': ({ block, seen, ...showing }) =>
      write(showing, (session) =>
        planned(session, planAdopt(session.grounds, session.narrative(), block), seen),
      ),
    'text.restore': ({ block, seen, ...showing }) =>
      write(showing, (session) =>
        planned(session, planRestore(session.grounds, session.narrative(), block, seen)),
      ),
    'text.write': (params) =>
      write(params, (session) =>
        planned(session, planWrite(session.grounds, session.template.text, params), params.revision),
      ),
  }),
}
