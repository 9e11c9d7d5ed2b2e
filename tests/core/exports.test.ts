import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { afterEach, describe, expect, it } from 'vitest'
import { nodeForeign } from '../../src/main/host/node-foreign'
import { chromiumPdf } from '../../src/main/host/chromium-pdf'
