import { type Ref, onScopeDispose, ref } from 'vue'

/** Whether a media query holds now; follows the window. */
export function useMedia(query: string): Readonly<Ref<boolean>> {
  const media = window.matchMedia(query)
  const matches = ref(media.matches)
  const follow = (): void => {
    matches.value = media.matches
  }
  media.addEventListener('change', follow)
  onScopeDispose(() => {
    media.removeEventListener('change', follow)
  })
  return matches
}
