import { computed, type ComputedRef } from 'vue'
import type { Cents } from '../../../shared/money/cents'
import { growthRate } from '../../../shared/money/percent'
import { useAmounts } from '../../composables/amounts'
import type { FootCell } from '../../grid/column'
import { useSession } from '../../stores/session'
import { rateText } from './project-columns'
import { type ProjectRow, totalsOf } from './project-rows'
import { projectsTotal } from './working-sums'

/** The sums under the list, of the projects that filters leave; what they were is compared where all are shown. */
export function useListSums(left: () => readonly ProjectRow[], isWhole: () => boolean) {
  const session = useSession()
  const { shown } = useAmounts()
  /** Of all projects, now and when the file was opened. */
  const whole = computed(() => projectsTotal(session.sums))
  const totals = computed(() => totalsOf(left(), whole.value.now))
  const opened = computed(() => {
    const { priorThen: prior, comparedThen: compared } = session.projects
    return {
      amount: whole.value.then,
      difference: (compared - prior) as Cents,
      rate: growthRate(compared, prior),
    }
  })

  const feet: ComputedRef<Readonly<Record<string, FootCell>>> = computed(() => {
    const [now, then] = [totals.value, opened.value]
    return {
      name: { text: '合计', note: `${left().length}项` },
      amount: { text: shown(now.amount), changed: isWhole() && now.amount !== then.amount },
      prior: { text: shown(now.prior) },
      difference: {
        text: shown(now.difference, 'always'),
        changed: isWhole() && now.difference !== then.difference,
        title: now.unknown > 0 ? `${now.unknown}项缺上年数，不在比较之内` : undefined,
      },
      rate: { text: rateText(now.rate), changed: isWhole() && now.rate !== then.rate },
      share: { text: now.share ?? '' },
    }
  })

  return { whole, totals, feet }
}
