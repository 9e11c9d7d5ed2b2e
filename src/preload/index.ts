import { contextBridge, ipcRenderer } from 'electron'
import type { BudgetDeskBridge } from '../shared/contract/shell'

/** All that the page gets: one way to ask, one way to hear. Main checks who asks; the core checks what. */
const bridge: BudgetDeskBridge = {
  call: (method, params) => ipcRenderer.invoke('budget-desk:call', method, params) as Promise<unknown>,
  on(event, listener) {
    const hear = (_event: unknown, name: string, payload: unknown): void => {
      if (name === event) listener(payload)
    }
    ipcRenderer.on('budget-desk:event', hear)
    return () => void ipcRenderer.off('budget-desk:event', hear)
  },
}

contextBridge.exposeInMainWorld('budgetDesk', bridge)
