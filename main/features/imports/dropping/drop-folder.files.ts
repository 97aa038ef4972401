import { constants } from 'node:fs'
import { copyFile, lstat, mkdir, open, readdir, readFile, rename, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '#shared/rpc/error.ts'
import {
  doneFolder,
  type FoundFile,
  failedFolder,
  inOrder,
  numberedName,
  whyNotSent,
  whyRefused,
} from './drop-file.ts'

type Ignored = { name: string; why: string }

/** What lies in a drop folder, in the order it is to be imported. Throws `unavailable` where it cannot be read. */
export async function lookInto(folder: string): Promise<{ files: FoundFile[]; ignored: Ignored[] }> {
  const entries = await orRefused(`The drop folder ${folder}`, () => readdir(folder, { withFileTypes: true }))
  const files: FoundFile[] = []
  const ignored: Ignored[] = []
  for (const entry of entries) {
    const { name } = entry
    if (entry.isDirectory()) {
      if (name !== doneFolder && name !== failedFolder) ignored.push({ name, why: 'It is a folder.' })
      continue
    }
    const why = entry.isFile() ? whyNotSent(name) : 'It is a link, or no ordinary file.'
    const file = why === null ? await lookAt(join(folder, name), name) : null
    if (why !== null) ignored.push({ name, why })
    else if (file) files.push(file)
  }
  return { files: files.sort(inOrder), ignored }
}

/** A file as it is now; null where it is gone or has become something else. */
export async function lookAt(path: string, name: string): Promise<FoundFile | null> {
  const found = await lstat(path).catch(() => null)
  if (!found?.isFile()) return null
  return { name, path, bytes: found.size, modifiedMs: found.mtimeMs, changedMs: found.ctimeMs }
}

/**
 * Throws `unavailable` where a file cannot be used now. Windows lets nobody move what another program has
 * open, but only tells who asks to write.
 */
export async function checkUsable({ path, name }: FoundFile): Promise<void> {
  const flags = process.platform === 'win32' ? 'r+' : 'r'
  await orRefused(`The file ${name}`, async () => (await open(path, flags)).close())
}

/** Makes the subfolders of a drop folder. The folder itself is not made: where it is gone, it was taken away. */
export async function makeSubfolders(folder: string): Promise<void> {
  for (const name of [doneFolder, failedFolder]) {
    const path = join(folder, name)
    await orRefused(path, async () => {
      if ((await lstat(path).catch(() => null))?.isDirectory()) return
      await mkdir(path)
    })
  }
}

/** Moves a file into a folder, under another number where its name is taken. Answers with the path it has now. */
export async function moveInto(file: FoundFile, folder: string): Promise<string> {
  return orRefused(`The file ${file.name}`, async () => {
    const target = await reserve(folder, file.name)
    try {
      await rename(file.path, target)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EXDEV') {
        await unlink(target)
        throw error
      }
      await moveAcross(file.path, target)
    }
    return target
  })
}

/** Between two drives: the original goes only when the copy is whole and on the disk. */
export async function moveAcross(from: string, target: string): Promise<void> {
  const copy = `${target}.part`
  try {
    await copyFile(from, copy, constants.COPYFILE_EXCL)
    const written = await open(copy, 'r+')
    try {
      await written.sync()
    } finally {
      await written.close()
    }
    await rename(copy, target)
  } catch (error) {
    await unlink(copy).catch(() => undefined)
    await unlink(target)
    throw error
  }
  await unlink(from)
}

/** What was made for a person to take away. */
export const readMade = (path: string): Promise<Uint8Array> => readFile(path)

/** Writes a file of our own beside what was moved; never over another. */
export async function writeBeside(
  folder: string,
  name: string,
  content: string | Uint8Array,
): Promise<string> {
  return orRefused(`The report ${name}`, async () => {
    const target = await reserve(folder, name)
    const written = await open(target, 'w')
    try {
      await written.writeFile(content)
      await written.sync()
    } finally {
      await written.close()
    }
    return target
  })
}

/** Takes a free name by making an empty file of it, so that nobody else can take it meanwhile. */
async function reserve(folder: string, name: string): Promise<string> {
  for (let number = 1; ; number++) {
    const path = join(folder, numberedName(name, number))
    try {
      await (await open(path, 'wx')).close()
      return path
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
}

async function orRefused<T>(what: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (error instanceof AppError || code === undefined) throw error
    throw whyRefused(code, what)
  }
}
