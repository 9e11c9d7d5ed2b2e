import { computed, type ComputedRef } from 'vue'
import { statedUnit } from '../../../shared/money/format'
import { useSurroundings } from '../../components/surroundings'
import { type FieldSources, typingOf } from '../../lists/field-entry'
import { useEdits } from '../../stores/edits'
import { useSession } from '../../stores/session'

/** What fields of goals and indicators are edited with: the same from step to step, so that a step makes no columns anew. */
export function useTargetFields(): ComputedRef<FieldSources> {
  const session = useSession()
  const edits = useEdits()
  const { formulaAt } = useSurroundings()
  const units = computed(() => session.frame.units)
  const unit = computed(() => statedUnit(session.frame.department.entryUnit))
  return computed(() => ({ edits, units: units.value, formulaAt, typing: typingOf(units.value, unit.value) }))
}
