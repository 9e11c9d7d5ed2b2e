import { shallowRef } from 'vue'
import type { Failure, Reply } from '../../shared/contract/failure'
import type { AppInfo, FileEntry } from '../../shared/contract/methods'
import { useHost } from '../host/host'
import { useDesk } from '../stores/desk'
import { useSession } from '../stores/session'

/** New names tried for a copy of the sample before the last refusal is shown. */
const COPIES = 99

/** Opening and creating: by the system's dialog, or by the in-app list of the start-up folder. */
export function useFiles() {
  const host = useHost()
  const session = useSession()
  const desk = useDesk()
  const info = shallowRef<AppInfo | null>(null)

  async function load(): Promise<void> {
    const reply = await host.call('app.info', {})
    if (reply.ok) info.value = reply.value
    else tell(reply.error)
  }

  async function open(entry: FileEntry): Promise<void> {
    shown(await session.open(entry))
  }

  async function chooseAndOpen(): Promise<void> {
    if (!host.native) {
      desk.dialog = 'open'
      return
    }
    const reply = await host.call('file.choose', { purpose: 'open' })
    if (!reply.ok) tell(reply.error)
    else if (reply.value) await open(reply.value)
  }

  async function openSample(): Promise<void> {
    const sample = info.value?.samples[0]
    if (!sample) return
    for (let copy = 1; ; copy += 1) {
      const place = await newPlace(copy === 1 ? sample.title : `${sample.title} ${copy}`)
      if (!place.ok) return tell(place.error)
      if (!place.value) return
      const failure = await session.create(place.value, { sample: sample.id })
      if (failure?.code !== 'file-exists' || host.native || copy === COPIES) return shown(failure)
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
    const place = await newPlace(name)
    if (!place.ok) return place.error
    if (!place.value) return null
    const failure = await session.create(place.value, from)
    if (!failure) desk.reset(session.document.department.entryUnit)
    return failure
  }

  /** Budgets of the start-up folder, or files opened lately. */
  function list(): Promise<Reply<readonly FileEntry[]>> {
    return host.call('file.list', {})
  }

  function shown(failure: Failure | null): void {
    if (failure) tell(failure)
    else desk.reset(session.document.department.entryUnit)
  }

  function tell(failure: Failure): void {
    desk.notice = { text: failure.message, tone: 'error' }
  }

  return { info, load, open, chooseAndOpen, openSample, create, list }
}
