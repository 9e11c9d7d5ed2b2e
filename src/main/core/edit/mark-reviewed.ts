import { done, failed, type Reply } from '../../../shared/contract/failure'
import type { PrintedLines } from '../../../shared/checks/records/reviewed'
import { addition, type Grounds, type Plan, removal } from './plan'

/** `checks.review`: a part as it is printed now is found right (已复核), or is to be looked at again. */
export function planReview(
  grounds: Grounds,
  linesOf: (part: string) => PrintedLines | null,
  { part, isReviewed }: { readonly part: string; readonly isReviewed: boolean },
): Reply<Plan> {
  const before = grounds.document.all('reviews').find((each) => each.part === part)
  const name = grounds.words.printedName(part)
  const gone = before ? [removal('reviews', before)] : []
  if (!isReviewed) return done({ label: `撤回复核 ${name}`, changes: gone })
  const reviewed = linesOf(part)
  if (!reviewed) {
    return failed('unknown-path', `没有“${part}”这个部分。报表写作 tables/t05，公开文本写作 text/p3。`, {
      place: part,
    })
  }
  return done({
    label: `复核 ${name}`,
    changes: [...gone, addition('reviews', { id: grounds.nextId(), part, reviewed })],
  })
}
