import { done } from '../../../shared/contract/failure'
import type { Params } from '../../../shared/contract/methods'
import { showsField, type TextBlockView } from '../../../shared/printed/block'
import type { Capability } from '../capability'
import { planAdopt, planOverride, planRestore } from '../edit/override'
import { planWrite } from '../edit/write-paragraphs'
import { planned } from './edits'

/** The published text: its paragraphs, and the preparer's own words in it. */
export const text: Capability<'text.blocks', 'text.override' | 'text.adopt' | 'text.restore' | 'text.write'> =
  {
    queries: ({ read }) => ({
      'text.blocks': ({ budget, of }) =>
        read(budget, (reader) =>
          done({ revision: reader.revision(), blocks: reader.text.printed(isOneOf(of)) }),
        ),
    }),
    commands: ({ write }) => ({
      'text.override': ({ block, text: words, seen, ...showing }) =>
        write(showing, (session) =>
          planned(session, planOverride(session.grounds, session.printed().narrative, block, words, seen)),
        ),
      'text.adopt': ({ block, seen, ...showing }) =>
        write(showing, (session) =>
          planned(session, planAdopt(session.grounds, session.printed().narrative, block), seen),
        ),
      'text.restore': ({ block, seen, ...showing }) =>
        write(showing, (session) =>
          planned(session, planRestore(session.grounds, session.printed().narrative, block, seen)),
        ),
      'text.write': (params) =>
        write(params, (session) =>
          planned(session, planWrite(session.grounds, session.template.text, params), params.revision),
        ),
    }),
  }

function isOneOf(of: Params<'text.blocks'>['of']): (block: TextBlockView) => boolean {
  if ('path' in of) return (block) => showsField(block, of.path)
  const keys = new Set(of.keys)
  return ({ key }) => keys.has(key)
}
