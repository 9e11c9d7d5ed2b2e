import { pathToFileURL } from 'node:url'
import type { PrintEnd } from '../ports/ports'
import { PDF_OPTIONS } from './printing'

/** An unseen window of Electron's, narrowed to what is used. */
export interface PrintWindow {
  loadURL(url: string): Promise<void>
  destroy(): void
  readonly webContents: Pick<Electron.WebContents, 'printToPDF'>
}

/** Prints pages of HTML in windows that nobody sees: no script runs in them, and they load nothing but the page. */
export interface PagePrinter {
  print(id: number, page: string): Promise<PrintEnd>
  stop(id: number): void
  stopAll(): void
}

export const PRINT_WINDOW = {
  show: false,
  webPreferences: {
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    javascript: false,
    partition: 'print',
  },
} satisfies Electron.BrowserWindowConstructorOptions

export function pagePrinter(open: () => PrintWindow): PagePrinter {
  const printing = new Map<number, PrintWindow>()

  function stop(id: number): void {
    const window = printing.get(id)
    printing.delete(id)
    window?.destroy()
  }

  return {
    async print(id, page) {
      const window = open()
      printing.set(id, window)
      try {
        await window.loadURL(pathToFileURL(page).href)
        const bytes = await window.webContents.printToPDF(PDF_OPTIONS)
        return { kind: 'printed', bytes }
      } catch (cause) {
        // A window that was stopped breaks off whatever it was at.
        return printing.has(id) ? { kind: 'broke', details: String(cause) } : { kind: 'stopped' }
      } finally {
        stop(id)
      }
    },
    stop,
    stopAll() {
      for (const id of [...printing.keys()]) stop(id)
    },
  }
}
