import { computed, shallowRef } from 'vue'
import type { Band } from '../../shared/grid/bands'

/** A line over a group, by its own key. */
export interface KeyedBand extends Band {
  readonly key: string
  /** How deep it lies in the tree of groups, from 1. */
  readonly level: number
  readonly isCollapsed: boolean
  /** The group by name, and what else its line says. */
  readonly title: string
  readonly words: string
}

/** Which line over a group one stands on, in the place of a cell; it is left where its group is gone. */
export function useStanding(bands: () => readonly KeyedBand[]) {
  const key = shallowRef<string | null>(null)
  /** By its place among the lines over groups; -1: one stands in a cell. */
  const at = computed(() => (key.value === null ? -1 : bands().findIndex((band) => band.key === key.value)))
  const band = computed(() => bands()[at.value])

  return {
    at,
    band,
    isOn: () => band.value !== undefined,
    on: (to: string) => {
      key.value = to
    },
    leave: () => {
      key.value = null
    },
  }
}

export type Standing = ReturnType<typeof useStanding>
