export interface QuittingApp extends Pick<Electron.App, 'quit' | 'exit'> {
  on(event: 'window-all-closed', listener: () => void): unknown
  on(event: 'will-quit', listener: (event: { preventDefault(): void }) => void): unknown
}

/**
 * The program ends with its window, after the core has said that its files are closed. The core's exit code says
 * nothing (utility processes report 11 for a clean end), so its word is waited for.
 */
export function quitInOrder(app: QuittingApp, closeCore: () => Promise<void>): void {
  let closing = false
  app.on('window-all-closed', () => app.quit())
  app.on('will-quit', (event) => {
    event.preventDefault()
    if (closing) return
    closing = true
    void closeCore().finally(() => app.exit(0))
  })
}
