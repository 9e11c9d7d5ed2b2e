import { done, failed, type Reply } from '../../../shared/contract/failure'
import type { Params } from '../../../shared/contract/methods'
import type { Finding } from '../../../shared/checks/finding'
import { figuresOf } from '../../../shared/checks/settled'
import type { RecordChange } from '../../../shared/model/change'
import type { Acknowledgement } from '../../../shared/model/document'
import { pathOfPlace, type PlaceCodes, saidPlace } from '../../../shared/model/said-place'
import { tidied } from '../../../shared/model/text'
import { isStorable } from '../../../shared/model/values'
import { excerpt, pathWords } from '../../../shared/model/words'
import { addition, amendment, type Grounds, type Plan, refusal, removal } from './plan'

type Given = Pick<Params<'checks.acknowledge'>, 'rule' | 'place' | 'figures' | 'reason'>

/**
 * `checks.acknowledge`: why a finding is right as it stands; without a reason it is open again. What was said of figures that
 * the rule finds there no more goes with it.
 */
export function planAcknowledge(
  grounds: Grounds,
  codes: PlaceCodes,
  findings: readonly Finding[],
  { rule, place, figures, reason }: Given,
): Reply<Plan> {
  const there = findings.filter((each) => each.rule === rule && each.places[0] === place)
  const name = pathWords(place, grounds.words)
  const meant = there.filter((each) => figures === undefined || figuresOf(each) === figures)
  const [finding] = meant
  if (!finding) {
    const message =
      there.length > 0
        ? `${name}的数字刚刚变了，请看过现在的再说明。`
        : `检查现在没有在“${name}”发现规则 ${rule} 的问题，不用说明。`
    return failed('unknown-path', message, { place })
  }
  if (!isStorable(reason)) return failed('bad-value', '理由里有无法保存的字符，请重新录入。', { place })
  const words = tidied({}, reason)
  const present = new Set(there.map(figuresOf))
  const before = grounds.document
    .all('acknowledgements')
    .filter((each) => each.rule === rule && pathOfPlace(each, codes) === place)
  const gone = before
    .filter((each) => !present.has(each.figures))
    .map((each) => removal('acknowledgements', each))
  const changes = meant.flatMap((each) =>
    said(
      before.find((one) => one.figures === figuresOf(each)),
      each,
    ),
  )
  for (const { id, after, before: old } of changes) {
    const refused = after && refusal(grounds, 'acknowledgements', id, after, old)
    if (refused) return refused
  }
  if (words === '' && changes.length === 0) {
    return failed('bad-value', `没有写理由，“${name}”也没有可以撤回的说明。`, { place })
  }
  return done({
    label: words === '' ? `撤回说明 ${name}` : `说明 ${name} ${excerpt(words)}`,
    changes: changes.length > 0 ? [...gone, ...changes] : [],
  })

  function said(old: Acknowledgement | undefined, own: Finding): readonly RecordChange[] {
    if (words === '') return old ? [removal('acknowledgements', old)] : []
    if (old) {
      return old.reason === words
        ? []
        : [amendment('acknowledgements', old.id, old, { ...old, reason: words })]
    }
    const made = {
      id: grounds.nextId(),
      rule,
      ...saidPlace(place, codes),
      figures: figuresOf(own),
      reason: words,
    }
    return [addition('acknowledgements', made)]
  }
}
