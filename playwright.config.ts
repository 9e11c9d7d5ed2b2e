import { defineConfig } from '@playwright/test'
import type { DesktopOptions } from './tests/support/desktop'

/** The scenes of the web host and the desktop program's own suite, the same on the stand-in and in Electron. */
const DESKTOP = { testMatch: ['{e2e,shell,security}/**/*.spec.ts'], grepInvert: /@web/ }

/** What asks files, the clipboard or the history of the host. The rest happens within the page, the same in the same Chromium. */
const THROUGH_THE_HOST = ['copies', 'edit-live', 'files', 'grid', 'import-package'].map(
  (name) => `e2e/${name}.spec.ts`,
)

/** Runs on a Chromium that the system has: nothing is downloaded. */
export default defineConfig<object, DesktopOptions>({
  testDir: 'tests',
  projects: [
    { name: 'web', testMatch: 'e2e/**/*.spec.ts' },
    {
      name: 'stand-in',
      ...DESKTOP,
      testMatch: [...THROUGH_THE_HOST, '{shell,security}/**/*.spec.ts'],
      use: { runtime: 'stand-in' },
    },
    { name: 'electron', ...DESKTOP, use: { runtime: 'electron' } },
  ],
  outputDir: 'test-results/e2e',
  snapshotPathTemplate: '{testDir}/e2e/pictures/{arg}{ext}',
  workers: 2,
  // Else the longest file alone would keep one of the two busy at the end.
  fullyParallel: true,
  timeout: 60_000,
  // A loaded build machine may be too slow once; the second try is reported, never silent.
  retries: process.env['CI'] === undefined ? 0 : 1,
  forbidOnly: process.env['CI'] !== undefined,
  use: {
    locale: 'zh-CN',
    viewport: { width: 1280, height: 800 },
    // To record every scene for the one that fails costs a quarter of the time; on a build machine the second try is recorded.
    trace: process.env['CI'] === undefined ? 'retain-on-failure' : 'on-first-retry',
    launchOptions: {
      executablePath: process.env['BUDGET_DESK_CHROMIUM'] ?? '/usr/bin/chromium',
      args: [
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        // Chromium's own search box: a page of its own in every window, and dearer than ours. What follows Playwright disables itself.
        '--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup,AvoidUnnecessaryBeforeUnloadCheckSync,DestroyProfileOnBrowserClose,HttpsUpgrades,HttpsFirstBalancedModeAutoEnable,LensOverlay,MediaRouter,PaintHolding,ThirdPartyStoragePartitioning,AvoidCorsURLLoaderRestartOnRedirect,OptimizationHints,NetworkTimeServiceQuerying,AimEnabled,PreconnectToSearch',
      ],
      chromiumSandbox: process.getuid?.() !== 0,
    },
  },
})
