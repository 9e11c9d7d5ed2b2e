import { computed } from 'vue'
import { placeOfPart, REVIEW_RULE } from '../../shared/checks/records/people-rules'
import { useDesk } from '../stores/desk'
import { useEdits } from '../stores/edits'
import { useFindings } from '../stores/findings'
import { useSession } from '../stores/session'

/** 复核 of a part that a page shows: how it stands, and what can be done. */
export function useReview(part: () => string | null) {
  const session = useSession()
  const findings = useFindings()
  const desk = useDesk()
  const edits = useEdits()

  const state = computed(() => {
    const own = part()
    if (own === null || !session.frame.reviews.some((each) => each.part === own)) return 'open'
    return findings.at(placeOfPart(own)).some(({ rule }) => rule === REVIEW_RULE) ? 'changed' : 'reviewed'
  })

  async function mark(isReviewed: boolean): Promise<void> {
    const own = part()
    const failure = own === null ? null : await edits.review(own, isReviewed)
    if (failure) desk.notice = { text: failure.message, tone: 'error' }
  }

  /** What is otherwise than it was reviewed. */
  function compare(): void {
    desk.compared = part() ?? ''
    desk.dialog = 'compare'
  }

  return { state, mark, compare }
}
