import { AppError } from '#shared/rpc/error.ts'
import { isDesktop, sessionHeader } from './session.ts'

/** A file handed to the backend; `file` is what procedures take, `bytes` null where the host keeps it. */
export type ChosenFile = { file: string; fileName: string; bytes: number | null }

/** Asks for one file, `['csv', 'txt']`, and hands it in. Null when the person thought better of it. */
export async function chooseFile(extensions: string[]): Promise<ChosenFile | null> {
  const [chosen] = await choose(extensions, false)
  return chosen ?? null
}

/** Asks for files, one or several, and hands them in. None when the person thought better of it. */
export function chooseFiles(extensions: string[]): Promise<ChosenFile[]> {
  return choose(extensions, true)
}

async function choose(extensions: string[], several: boolean): Promise<ChosenFile[]> {
  if (isDesktop()) {
    const chosen = await window.desk!.chooseFiles([{ name: extensions.join(', '), extensions }], several)
    return chosen.map(({ file, name }) => ({ file, fileName: name, bytes: null }))
  }
  const picked: ChosenFile[] = []
  for (const file of await pickInBrowser(extensions, several)) picked.push(await handIn(file))
  return picked
}

/** Hands in a file that was dropped on the page. */
export async function handIn(file: File): Promise<ChosenFile> {
  const answer = await fetch(`/inbox?name=${encodeURIComponent(file.name)}`, {
    method: 'POST',
    headers: { ...sessionHeader(), 'content-type': 'application/octet-stream' },
    body: await bytesOf(file),
  })
  if (!answer.ok) throw await refused(answer, `The file ${file.name} could not be handed in.`)
  const { file: reference } = (await answer.json()) as { file: string }
  return { file: reference, fileName: file.name, bytes: file.size }
}

/** Saves a file the backend has put ready. False when the person thought better of it. */
export async function saveFile(outboxId: string, fileName: string): Promise<boolean> {
  if (isDesktop()) return window.desk!.saveFile(outboxId, fileName)
  const answer = await fetch(`/outbox/${encodeURIComponent(outboxId.replace(/^outbox:/, ''))}`, {
    headers: sessionHeader(),
  })
  if (!answer.ok) throw await refused(answer, `The file ${fileName} could not be fetched.`)
  saveBlob(await answer.blob(), fileName)
  return true
}

async function bytesOf(file: File) {
  try {
    return await file.arrayBuffer()
  } catch (cause) {
    // Chromium reports a dropped directory, or a file taken away meanwhile, only on reading.
    throw new AppError('invalid', `${file.name} cannot be read.`, {
      next: 'Choose a file, not a folder, and check that it is still there.',
      cause,
    })
  }
}

async function refused(answer: Response, message: string) {
  const reply: unknown = await answer.json().catch(() => null)
  const said =
    reply !== null && typeof reply === 'object' && 'message' in reply ? String(reply.message) : message
  return new AppError(answer.status === 401 ? 'forbidden' : 'unavailable', said)
}

function pickInBrowser(extensions: string[], several: boolean): Promise<File[]> {
  const input = document.createElement('input')
  input.type = 'file'
  input.multiple = several
  input.accept = extensions.map(extension => `.${extension}`).join(',')
  return new Promise(resolve => {
    input.addEventListener('change', () => resolve([...(input.files ?? [])]))
    input.addEventListener('cancel', () => resolve([]))
    input.click()
  })
}

function saveBlob(blob: Blob, fileName: string) {
  const address = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = address
  link.download = fileName
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
