import { inject, type InjectionKey } from 'vue'

/** What a field tells the window around it; who mounts one provides it. */
export interface Surroundings {
  /** Called in the setup of a field; `isRefused` is asked when the window is to close. */
  watchField(isRefused: () => boolean): void
  /** What is to be said while one types here; empty when typing ended. */
  hint(words: string): void
}

export const surroundings: InjectionKey<Surroundings> = Symbol('surroundings')

export function useSurroundings(): Surroundings {
  const around = inject(surroundings)
  if (!around) throw new Error('a field stands in no window')
  return around
}
