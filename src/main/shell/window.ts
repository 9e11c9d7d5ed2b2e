import { MINIMUM, type WindowPlace } from './window-place'

/** Colours of the frame (LOOK.md 1: canvas, ink), for what is seen before the page paints and around it. */
const FRAME = {
  light: { canvas: '#F4F4F1', ink: '#1E2227' },
  dark: { canvas: '#17191C', ink: '#E5E7E9' },
} as const

/** The page's title line is 38 px with its rule (LOOK.md 6); the system's three buttons stand in it. */
const TITLE_LINE = 37

/** The page runs sandboxed, isolated from the preload, without Node. */
export const PAGE_PREFERENCES = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  safeDialogs: true,
  spellcheck: false,
} as const satisfies Electron.WebPreferences

export function windowOptions(
  place: WindowPlace,
  dark: boolean,
  preload: string,
  icon: string,
): Electron.BrowserWindowConstructorOptions {
  return {
    ...place.bounds,
    minWidth: MINIMUM.width,
    minHeight: MINIMUM.height,
    show: false,
    title: '预算编制台',
    icon,
    backgroundColor: frame(dark).canvas,
    titleBarStyle: 'hidden',
    titleBarOverlay: overlay(dark),
    webPreferences: { ...PAGE_PREFERENCES, preload },
  }
}

export function overlay(dark: boolean): Electron.TitleBarOverlay {
  const { canvas, ink } = frame(dark)
  return { color: canvas, symbolColor: ink, height: TITLE_LINE }
}

function frame(dark: boolean): (typeof FRAME)['light' | 'dark'] {
  return dark ? FRAME.dark : FRAME.light
}
