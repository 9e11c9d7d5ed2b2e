import { join } from 'node:path'
import {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  nativeTheme,
  protocol,
  screen,
  session,
  shell,
  utilityProcess,
} from 'electron'
import { startShell } from './shell/start'

/** Entry of the desktop program. The only file of the main process with values of Electron in it. */
startShell(
  {
    app,
    BrowserWindow,
    dialog,
    ipcMain,
    Menu,
    nativeTheme,
    protocol,
    screen,
    session,
    shell,
    utilityProcess,
  },
  {
    program: join(import.meta.dirname, '../..'),
    devServer: process.env['ELECTRON_RENDERER_URL'],
  },
)
