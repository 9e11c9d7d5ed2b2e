import { shallowRef } from 'vue'
import type { Failure, Reply } from '../../shared/contract/failure'
import type { Params } from '../../shared/contract/methods'
import type { AppInfo, CopyEntry, FileEntry } from '../../shared/contract/results'
import type { Fault } from '../../shared/model/faults'
import { statedUnit } from '../../shared/money/format'
import { useHost } from '../host/host'
import { useDesk } from '../stores/desk'
import { useSession } from '../stores/session'
import { useUnfinished } from '../stores/unfinished'

/** New names tried for a copy before the last refusal is shown. */
const COPIES = 99

/** Opening and creating: by the system's dialog, or by the in-app list of the start-up folder. */
export function useFiles() {
  const host = useHost()
  const session = useSession()
  const desk = useDesk()
  const unfinished = useUnfinished()
  const info = shallowRef<AppInfo | null>(null)

  async function load(): Promise<void> {
    const reply = await host.call('app.info', {})
    if (reply.ok) info.value = reply.value
    else tell(reply.error)
  }

  /** What fields could not store would go with the budget: asked first, and nothing is lost by staying. */
  function leaving(run: () => void): void {
    // Leaving the field stores what is being typed; only what is refused then is asked about.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    const [first, ...others] = unfinished.texts
    if (!first) return run()
    const [field, { text }] = first
    const more = others.length > 0 ? `等 ${others.length + 1} 处` : ''
    desk.notice = {
      text: `“${unfinished.called(field)}”${more}写了“${text}”，没有存上，关闭就丢掉了。`,
      tone: 'error',
      answers: [
        { label: '不要了，关闭', run },
        { label: '回去改', run: () => undefined },
      ],
    }
  }

  function close(): void {
    leaving(() => void session.close())
  }

  function open(entry: FileEntry): void {
    leaving(() => void openNow(entry))
  }

  async function openNow(entry: FileEntry): Promise<void> {
    const failure = await session.open(entry)
    if (failure?.code !== 'file-locked') return shown(failure)
    const action = { label: '打开副本', run: () => void openAs(entry) }
    desk.notice = { text: failure.message, tone: 'error', action }
  }

  /** To view what a file of another window holds now. */
  async function openAs(entry: FileEntry): Promise<void> {
    shown(await session.open({ ...entry, as: 'copy' }))
  }

  function openCopy({ handle, name, made, size }: CopyEntry): void {
    leaving(() => void openNow({ handle, name, modified: made, size }))
  }

  /** Copies that the program made. */
  function copies(): Promise<Reply<readonly CopyEntry[]>> {
    return host.call('copy.list', {})
  }

  /** The budget goes on where it is; its copy is a file of its own. */
  async function saveCopy(): Promise<void> {
    // What is being typed belongs into the copy: leaving a field stores it.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    const present = session.budget?.file.name ?? ''
    const name = present.includes('副本') ? present : `${present} 副本`
    const saved = await inFreePlace(name, (place) => session.saveCopy(place))
    if (!saved) return
    if (saved.ok)
      desk.notice = { text: `已另存副本“${saved.value.name}”。现在仍在原来的预算里。`, tone: 'note' }
    else tell(saved.error)
  }

  /** 修复到副本: the work goes on in the copy; the file stays as it was. */
  async function repairCopy(): Promise<void> {
    const made = await inFreePlace(`${session.budget?.file.name ?? ''} 修复`, (place) =>
      session.repairCopy(place),
    )
    if (!made) return
    if (!made.ok) return tell(made.error)
    const { mended, left, ...file } = made.value
    await openNow(file)
    const rest = left > 0 ? `还有 ${left} 处说不准，要由人来定。` : ''
    desk.notice = { text: `已修复 ${mended} 处，现在打开的是副本“${file.name}”。${rest}`, tone: 'note' }
  }

  async function chooseAndOpen(): Promise<void> {
    if (!host.native) {
      desk.dialog = 'open'
      return
    }
    const reply = await host.call('file.choose', { purpose: 'open' })
    if (!reply.ok) tell(reply.error)
    else if (reply.value) open(reply.value)
  }

  function openSample(): void {
    leaving(() => void openSampleNow())
  }

  async function openSampleNow(): Promise<void> {
    const sample = info.value?.samples[0]
    if (!sample) return
    const made = await inFreePlace(sample.title, (place) => createdAt(place, { sample: sample.id }))
    if (made) shown(made.ok ? null : made.error)
  }

  /** 从交换包新建: the file crosses as bytes; read, it is a budget of its own. */
  async function importPackage(): Promise<void> {
    const chosen = await chosenFile('.json,application/json')
    if (chosen) importFile(chosen)
  }

  /** A package that was chosen, or dropped on the window. */
  function importFile(file: File): void {
    if (/\.budget$/i.test(file.name)) {
      desk.notice = {
        text: `“${file.name}”是预算文件，请用“打开文件”打开。拖进来的只收交换包。`,
        tone: 'note',
      }
      return
    }
    leaving(() => void importNow(file))
  }

  async function importNow(file: File): Promise<void> {
    const upload = await host.upload(file)
    if (!upload.ok) return tell(upload.error)
    await readPackage(file.name, { source: upload.value.handle })
  }

  async function readPackage(name: string, from: Omit<Params<'package.read'>, 'file'>): Promise<void> {
    let left = 0
    const made = await inFreePlace(name.replace(/\.json$/i, ''), async (place) => {
      const read = await session.importPackage(place, from)
      if (read.ok) left = read.value.left.length
      return read
    })
    const isOffered = made?.ok === false && made.error.details?.['offered'] === 'gb18030'
    // What came in is of no more use, unless it is to be read once more.
    if (!isOffered) await host.call('upload.drop', { upload: from.source })
    if (!made) return
    if (!made.ok && isOffered) {
      const action = {
        label: '按 GB18030 读取',
        run: () => void readPackage(name, { ...from, encoding: 'gb18030' }),
      }
      desk.notice = { text: made.error.message, tone: 'error', action }
      return
    }
    shown(made.ok ? null : made.error)
    if (made.ok && left > 0) {
      desk.notice = { text: `旧版交换包里有 ${left} 处不合现行规则，照原样带入，请逐处核对。`, tone: 'note' }
    }
  }

  /** Makes a file of that name, numbered where the name is taken; null when the dialog was cancelled. */
  async function inFreePlace<T>(
    name: string,
    make: (place: FileEntry) => Promise<Reply<T>>,
  ): Promise<Reply<T> | null> {
    for (let copy = 1; ; copy += 1) {
      const place = await newPlace(copy === 1 ? name : `${name} ${copy}`)
      if (!place.ok) return place
      if (!place.value) return null
      const made = await make(place.value)
      if (made.ok || made.error.code !== 'file-exists' || host.native || copy === COPIES) return made
    }
  }

  /** A place for a new file; null when the dialog was cancelled. */
  function newPlace(name: string): Promise<Reply<FileEntry | null>> {
    return host.native
      ? host.call('file.choose', { purpose: 'save', suggestedName: name })
      : host.call('file.reserve', { name })
  }

  /** Why the new budget was not made; null when it was, or when the dialog was cancelled. */
  async function create(
    name: string,
    from: { agency: string; fiscalYear: number; templatePack: string },
  ): Promise<Failure | null> {
    const made = await inFreePlace(name, (place) => createdAt(place, from))
    if (!made) return null
    if (!made.ok) return made.error
    desk.reset(statedUnit(session.frame.department.entryUnit))
    return null
  }

  async function createdAt(place: FileEntry, from: Params<'budget.create'>['from']): Promise<Reply<null>> {
    const failure = await session.create(place, from)
    return failure ? { ok: false, error: failure } : { ok: true, value: null }
  }

  /** Budgets of the start-up folder, or files opened lately. */
  function list(): Promise<Reply<readonly FileEntry[]>> {
    return host.call('file.list', {})
  }

  function shown(failure: Failure | null): void {
    if (failure) tell(failure)
    else desk.reset(statedUnit(session.frame.department.entryUnit))
  }

  function tell(failure: Failure): void {
    // What the preparer ended is no fault.
    const tone = failure.code === 'cancelled' ? 'note' : 'error'
    const faults = failure.details?.['faults'] as readonly Fault[] | undefined
    desk.notice = { text: failure.message, tone, ...(faults ? { faults } : {}) }
  }

  return {
    info,
    load,
    open,
    leaving,
    close,
    openCopy,
    copies,
    saveCopy,
    repairCopy,
    chooseAndOpen,
    openSample,
    importPackage,
    importFile,
    create,
    list,
  }
}

/** The page's own dialog for a file to be read; null = cancelled. */
function chosenFile(accept: string): Promise<File | null> {
  const input = Object.assign(document.createElement('input'), { type: 'file', accept })
  return new Promise((resolve) => {
    input.addEventListener('change', () => resolve(input.files?.[0] ?? null))
    input.addEventListener('cancel', () => resolve(null))
    input.click()
  })
}
