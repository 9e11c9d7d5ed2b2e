import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import type { Unit } from '../../shared/money/format'

export type Page = 'projects' | 'tables'
export type DialogName = 'open' | 'new' | 'keys' | 'about' | 'search'

/** A sentence over the content: place, what is so, what to do. It stays until it is closed or answered. */
export interface Notice {
  readonly text: string
  readonly tone: 'error' | 'note'
}

/** How the window is set: nothing here is part of the budget. */
export const useDesk = defineStore('desk', () => {
  const page = ref<Page>('projects')
  /** Unit in which amounts are shown and typed, save in the published tables. */
  const unit = ref<Unit>('万元')
  /** Id of the project in the editor. */
  const project = ref<string | null>(null)
  const table = ref('')
  /** Cell in the published tables. */
  const cell = ref<string | null>(null)
  const hidesZeroColumns = ref(false)
  const dialog = ref<DialogName | null>(null)
  const notice = shallowRef<Notice | null>(null)
  /** What the status bar says while a cell is being edited. */
  const hint = ref('')

  function showCell(id: string): void {
    page.value = 'tables'
    table.value = id.slice(0, id.indexOf('/'))
    cell.value = id
  }

  function showProject(id: string): void {
    page.value = 'projects'
    project.value = id
  }

  function reset(entryUnit: Unit): void {
    page.value = 'projects'
    unit.value = entryUnit
    project.value = null
    table.value = ''
    cell.value = null
    notice.value = null
  }

  return {
    page,
    unit,
    project,
    table,
    cell,
    hidesZeroColumns,
    dialog,
    notice,
    hint,
    showCell,
    showProject,
    reset,
  }
})
