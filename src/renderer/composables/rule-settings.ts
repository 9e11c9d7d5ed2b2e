import type { Failure } from '../../shared/contract/failure'
import type { RefusedEdit } from '../../shared/contract/results'
import { formatDecimal, parseDecimal } from '../../shared/model/decimal'
import type { RuleSetting } from '../../shared/model/document'
import { definition } from '../../shared/model/fields'
import { useEdits } from '../stores/edits'
import { useSession } from '../stores/session'

/** How the open file takes rules otherwise than its template. */
export function useRuleSettings() {
  const session = useSession()
  const edits = useEdits()

  function of(rule: string): RuleSetting | undefined {
    return session.frame.ruleSettings.find((each) => each.rule === rule)
  }

  /** As it is typed; '': as the template has it. */
  function thresholdOf(rule: string): string {
    const threshold = of(rule)?.threshold ?? null
    return threshold === null ? '' : formatDecimal(threshold)
  }

  /** One step; '': as the template has it. What says nothing otherwise is no record. Why it was refused, else null. */
  async function set(rule: string, field: 'severity' | 'threshold', typed: string): Promise<Failure | null> {
    const value = typed.trim()
    const read = field === 'threshold' && value !== '' ? readThreshold(value) : ({ ok: true, value } as const)
    if (!read.ok) return read
    const reply = await edits.apply(() => {
      const own = of(rule)
      if (!own) return value === '' ? [] : [{ add: 'ruleSetting', value: { rule, [field]: read.value } }]
      const path = `ruleSettings/${own.id}`
      const other = field === 'severity' ? own.threshold : own.severity
      return value === '' && other === null ? [{ remove: path }] : [{ set: `${path}/${field}`, value }]
    }, undefined)
    if (reply.ok) return reply.value.refused[0] ?? null
    const [first] = (reply.error.details?.['refused'] ?? []) as readonly RefusedEdit[]
    return first ?? reply.error
  }

  return { of, thresholdOf, set }
}

function readThreshold(text: string): ReturnType<typeof parseDecimal> {
  return parseDecimal(definition.ruleSettings.fields.threshold, text)
}
