import { defineStore } from 'pinia'
import { computed, shallowRef, watch } from 'vue'
import type { ExportContent, ExportForm, ExportPlaces, ListForm } from '../../shared/contract/exports'
import type { Failure, Reply } from '../../shared/contract/failure'
import type { Params } from '../../shared/contract/methods'
import type { FileEntry } from '../../shared/contract/results'
import type { DataSheet } from '../../shared/publication/data-sheet'
import { useHost } from '../host/host'
import { useSession } from './session'

/** A file that is asked for. */
export interface AskedOutput {
  /** Without an ending. */
  readonly name: string
  readonly form: ExportForm
  readonly content: ExportContent
}

/** What became of one of them. */
export interface Output {
  readonly file: FileEntry
  /** Null: it is there. */
  readonly error: Failure | null
}

/** Files of one moment. */
export interface OutputRun {
  readonly revision: number
  readonly at: Date
  readonly outputs: readonly Output[]
}

type Folder = ExportPlaces['folder']

/** What was put out of the open budget since it was opened, what is being put out, and where. */
export const useOutputs = defineStore('outputs', () => {
  const host = useHost()
  const session = useSession()
  const runs = shallowRef<readonly OutputRun[]>([])
  /** The files that are on their way; null: none are. */
  const underWay = shallowRef<readonly FileEntry[] | null>(null)
  /** Why nothing was put out. */
  const failure = shallowRef<Failure | null>(null)
  /** The folder that was chosen; null: beside the budget. */
  const chosen = shallowRef<Folder>(null)

  watch(
    () => session.budget?.budget,
    () => {
      runs.value = []
      failure.value = null
      chosen.value = null
    },
  )

  /** Where files would be put now; `folder` null: one has to be chosen. */
  function places(asked: readonly AskedOutput[]): Promise<Reply<ExportPlaces>> {
    return placesOf(asked.map(({ name, form }) => ({ name, ending: form })))
  }

  function placesOf(names: Params<'export.place'>['names']): Promise<Reply<ExportPlaces>> {
    const folder = chosen.value?.handle ?? null
    return host.call('export.place', { budget: session.frame.budget, folder, names })
  }

  /** 更改: asks for a folder; one that is not given changes nothing. */
  async function chooseFolder(): Promise<void> {
    const reply = await host.call('file.choose', { purpose: 'folder' })
    if (!reply.ok) failure.value = reply.error
    else if (reply.value) chosen.value = { handle: reply.value.handle, name: reply.value.name }
  }

  /** Puts files out, all of the content of this moment. */
  async function write(asked: readonly AskedOutput[]): Promise<void> {
    failure.value = null
    await session.idle()
    const free = await places(asked)
    if (!free.ok) return void (failure.value = free.error)
    const { files } = free.value
    if (free.value.folder === null) return chooseFolder()
    const { revision } = session.state
    underWay.value = files
    const reply = await host.call('export.write', {
      budget: session.frame.budget,
      files: asked.map(({ form, content }, at) => ({ file: files[at]?.handle ?? '', form, content })),
    })
    underWay.value = null
    if (!reply.ok) return void (failure.value = reply.error)
    const outputs = reply.value.map((each, at): Output =>
      'file' in each ? { file: each.file, error: null } : { file: files[at] as FileEntry, error: each.error },
    )
    runs.value = [...runs.value, { revision, at: new Date(), outputs }]
  }

  /** Where one file or folder (`ending` '') goes, under a free name; null where a folder has to be chosen first, and was not. */
  async function placeFor(name: string, ending: string): Promise<Reply<FileEntry> | null> {
    const free = await placesOf([{ name, ending }])
    if (!free.ok) return free
    if (free.value.folder === null) {
      await chooseFolder()
      return chosen.value ? placeFor(name, ending) : null
    }
    const [file] = free.value.files
    return file ? { ok: true, value: file } : null
  }

  /** 当前列表存为…: a list as it is shown. Null where a folder has to be chosen first, and was not. */
  async function writeList(name: string, list: DataSheet, form: ListForm): Promise<Reply<FileEntry> | null> {
    const place = await placeFor(name, form)
    if (!place?.ok) return place
    const file = place.value.handle
    return host.call('list.write', { budget: session.frame.budget, file, form, list })
  }

  return {
    placeFor,
    writeList,
    runs,
    last: computed(() => runs.value.at(-1) ?? null),
    underWay,
    failure,
    chosen,
    places,
    chooseFolder,
    write,
  }
})
