import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watch } from 'vue'
import { bySeverity, type Finding, findingKey } from '../../shared/checks/finding'
import type { Remark } from '../../shared/model/document'
import { pathOfPlace } from '../../shared/model/said-place'
import type { FoundThere } from '../components/surroundings'
import { chosenAfter, countIn, type FindingFilter, groupsOf, isUnder, passes, walkOf } from './finding-groups'
import { useSession } from './session'

/** What is found in the open budget, by place and as it is listed; which of it is chosen, and where one stands. */
export const useFindings = defineStore('findings', () => {
  const session = useSession()
  /** Key of the finding that was gone to last, or stands open on 检查. */
  const chosenKey = ref<string | null>(null)
  /** It has taken the place of one that is gone, and nobody has looked at it yet. */
  const isNew = ref(false)
  /** On 检查 one stands on the line of a group: on no finding. */
  const isOnGroup = ref(false)
  const filter = ref<FindingFilter>('all')
  /** Groups that are closed where they would be open, and the other way round. */
  const turned = shallowRef<ReadonlySet<string>>(new Set())
  /** What one stands on, by the names that findings have for places. */
  const stood = shallowRef<readonly string[]>([])

  const checks = computed(() => (session.budget ? session.checks : null))
  const all = computed(() => checks.value?.findings ?? [])
  const groups = computed(() => (checks.value ? groupsOf(checks.value) : []))
  /** As filtered, with what is in closed groups. */
  const listed = computed(() =>
    groups.value.flatMap(({ findings, unlisted = [], ...group }) => {
      const own = findings.filter((each) => passes(each, filter.value))
      const left = unlisted.filter((each) => isUnder(each, filter.value))
      return own.length === 0 ? [] : [{ ...group, findings: own, unlisted: left }]
    }),
  )
  const inOrder = computed(() => listed.value.flatMap(({ findings }) => findings))
  /** All of them in the order of the page, whatever it lists now. */
  const order = computed(() => groups.value.flatMap(({ findings }) => findings))
  const chosen = computed(() => all.value.find((each) => findingKey(each) === chosenKey.value))

  /** By the place where each is mended; what has its reason is right as it stands. */
  const byPlace = computed(() =>
    Map.groupBy(
      all.value.filter(({ acknowledged }) => !acknowledged),
      ({ places }) => places[0] ?? '',
    ),
  )
  const remarks = computed(
    () => new Map((session.budget?.remarks ?? []).map((remark) => [remarkedAt(remark), remark])),
  )

  /** How many there are under a filter, listed or counted alone. */
  function countOf(of: FindingFilter): number {
    const left = (checks.value?.unlisted ?? []).filter((each) => isUnder(each, of))
    return countIn({ findings: all.value.filter((each) => passes(each, of)), unlisted: left })
  }

  /** What is found at a place, the gravest first. */
  function at(place: string): readonly Finding[] {
    return byPlace.value.get(place) ?? []
  }

  /** The same as a place is marked and read, with what people remarked there; undefined: there is neither. */
  function foundAt(place: string): FoundThere | undefined {
    const found = at(place)
    const [first] = found
    const remark = remarks.value.get(place)
    if (!first && !remark) return undefined
    const words = found.map(({ message }) => message)
    // What is to be looked at says its remark itself.
    const said = remark && !remark.pending ? [`批注：${remark.text}`] : []
    return { severity: first?.severity ?? 'remark', words: [...words, ...said].join('\n') }
  }

  /** Where a remark stands, as findings and pages name places. */
  function remarkedAt(remark: Remark): string {
    return session.state.remarked[remark.id] ?? pathOfPlace(remark)
  }

  function remarkAt(place: string): Remark | undefined {
    return remarks.value.get(place)
  }

  /** What is found where one stands; of several the one that was gone to, else the gravest. */
  const here = computed(() => {
    const found = bySeverity(stood.value.flatMap(at))
    return found.find((each) => findingKey(each) === chosenKey.value) ?? found[0]
  })

  function choose(finding: Finding | null): void {
    chosenKey.value = finding && findingKey(finding)
    isNew.value = false
    // From there one goes on, wherever one stood before.
    stood.value = []
  }

  /** From where one stands, else from the one gone to last: the next to be mended, round and round. */
  function next(by: 1 | -1): Finding | undefined {
    const walk = walkOf(groups.value)
    const from = here.value ?? chosen.value
    const at = from ? walk.findIndex((each) => findingKey(each) === findingKey(from)) : -1
    if (at < 0) return walk.at(by === 1 ? 0 : -1)
    if (by === 1 && isNew.value && from === chosen.value) return from
    return walk.at((at + by) % walk.length)
  }

  function isClosed({ id, isQuiet }: { readonly id: string; readonly isQuiet: boolean }): boolean {
    // What was asked for alone is shown.
    return filter.value === 'all' && isQuiet !== turned.value.has(id)
  }

  function turn(id: string): void {
    turned.value = turned.value.symmetricDifference(new Set([id]))
  }

  // What was mended is gone: the next one stands in its place.
  watch([order, inOrder], ([now, nowListed], [then, thenListed]) => {
    const key = chosenKey.value
    const isIt = (each: Finding): boolean => findingKey(each) === key
    if (key === null || now.some(isIt)) return
    const after = thenListed.some(isIt)
      ? chosenAfter(key, thenListed, nowListed)
      : chosenAfter(key, then, now)
    chosenKey.value = after ? findingKey(after) : null
    isNew.value = true
  })
  watch(
    () => session.budget?.budget,
    () => {
      choose(null)
      filter.value = 'all'
      turned.value = new Set()
      stood.value = []
    },
  )

  return {
    all,
    groups,
    listed,
    inOrder,
    chosen,
    filter,
    isOnGroup,
    stood,
    here,
    at,
    countOf,
    foundAt,
    remarkAt,
    remarkedAt,
    choose,
    next,
    isClosed,
    turn,
  }
})
