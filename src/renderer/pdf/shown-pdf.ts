import type { PDFDocumentProxy, PDFPageProxy, RenderTask } from 'pdfjs-dist'

/** A PDF that is looked at: the size of each of its pages, and the page drawn. */
export interface ShownPdf {
  readonly pages: readonly { readonly width: number; readonly height: number }[]
  /** Draws a page, counted from 1, so wide in px of the canvas; over when it stands. */
  draw(page: number, canvas: HTMLCanvasElement, width: number): Promise<void>
  close(): void
}

/** Reads a PDF of the program's own. The reader is loaded when it is first needed. */
export async function openPdf(bytes: Uint8Array): Promise<ShownPdf> {
  const [reader, { default: worker }] = await Promise.all([
    import('pdfjs-dist'),
    import('pdfjs-dist/build/pdf.worker.min.mjs?url'),
  ])
  reader.GlobalWorkerOptions.workerSrc = worker
  // Faces are drawn, not installed: the page's policy lets it load none but its own.
  const loading = reader.getDocument({ data: bytes, disableFontFace: true, useWasm: false })
  const pdf = await loading.promise
  const pages = await sizes(pdf)
  const newest = new WeakMap<HTMLCanvasElement, symbol>()
  const underWay = new WeakMap<HTMLCanvasElement, RenderTask>()
  return {
    pages,
    async draw(number, canvas, width) {
      const own = Symbol('drawing')
      newest.set(canvas, own)
      underWay.get(canvas)?.cancel()
      const page = await pdf.getPage(number)
      await drawn(underWay.get(canvas))
      // Asked for anew meanwhile, in another width: a canvas is drawn on once at a time.
      if (newest.get(canvas) !== own) return
      const scale = width / page.getViewport({ scale: 1 }).width
      const viewport = page.getViewport({ scale })
      canvas.width = Math.floor(viewport.width)
      canvas.height = Math.floor(viewport.height)
      const task = page.render({ canvas, viewport })
      underWay.set(canvas, task)
      await drawn(task)
    },
    close: () => void loading.destroy(),
  }
}

/** Over when it stands, or is given up for another one. */
async function drawn(task: RenderTask | undefined): Promise<void> {
  try {
    await task?.promise
  } catch (fault) {
    if (!(fault instanceof Error) || fault.name !== 'RenderingCancelledException') throw fault
  }
}

async function sizes(pdf: PDFDocumentProxy): Promise<ShownPdf['pages']> {
  const pages: { width: number; height: number }[] = []
  for (let number = 1; number <= pdf.numPages; number += 1) {
    pages.push(sizeOf(await pdf.getPage(number)))
  }
  return pages
}

function sizeOf(page: PDFPageProxy): { width: number; height: number } {
  const { width, height } = page.getViewport({ scale: 1 })
  return { width, height }
}
