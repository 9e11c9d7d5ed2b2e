import { computed } from 'vue'
import { useDesk } from '../stores/desk'

/** What leaves the house has two pages: documents for people, packages for the finance system. `missing`: what these lack. */
export function useOutgoingTabs(page: 'output' | 'submission', missing: () => number = () => 0) {
  const desk = useDesk()
  const tabs = computed(() => [
    { id: 'output' as const, label: '输出' },
    { id: 'submission' as const, label: '报送', ...(missing() > 0 ? { count: missing() } : {}) },
  ])
  const tab = computed<'output' | 'submission'>({ get: () => page, set: (next) => (desk.page = next) })
  return { tab, tabs }
}
