import { keptJson } from '../core/kept-json'
import type { ShellElectron } from './electron-parts'
import { overlay, windowOptions } from './window'
import { placeOn, type WindowPlace } from './window-place'

/** Opens the program's window where it last stood, in the system's light or dark; shown once it has something to show. */
export function openWindow(
  { BrowserWindow, nativeTheme, screen }: Pick<ShellElectron, 'BrowserWindow' | 'nativeTheme' | 'screen'>,
  files: { readonly preload: string; readonly icon: string; readonly place: string },
): Electron.BrowserWindow {
  const kept = keptJson(files.place)
  const first = screen.getPrimaryDisplay().workArea
  const areas = [first, ...screen.getAllDisplays().map((display) => display.workArea)]
  const place = placeOn(areas, kept.read())
  const window = new BrowserWindow(
    windowOptions(place, nativeTheme.shouldUseDarkColors, files.preload, files.icon),
  )
  window.once('ready-to-show', () => {
    if (place.maximized) window.maximize()
    window.show()
  })
  window.on('close', () => {
    kept.write({ bounds: window.getNormalBounds(), maximized: window.isMaximized() } satisfies WindowPlace)
  })
  nativeTheme.on('updated', () => {
    if (!window.isDestroyed()) window.setTitleBarOverlay(overlay(nativeTheme.shouldUseDarkColors))
  })
  return window
}
