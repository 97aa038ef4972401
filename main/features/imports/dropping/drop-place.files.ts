import { existsSync } from 'node:fs'
import { mkdir, realpath } from 'node:fs/promises'
import { homedir } from 'node:os'
import { dirname, isAbsolute, join, parse, relative, resolve, sep } from 'node:path'
import { AppError } from '#shared/rpc/error.ts'
import { doneFolder, failedFolder, whyRefused } from './drop-file.ts'

/** The other drop folders of the bureau, and what is the bureau's own. */
type Surroundings = {
  bureauPath: string
  filesFolder: string
  /** Where the application keeps its log and what it remembers. */
  stateFolder: string
  others: readonly { name: string; folder: string }[]
}

/**
 * The full path of a drop folder, made where it is not there yet. Everything in it is imported and moved
 * away, so it must be a folder of its own. Throws `invalid` on the field `dropFolder`.
 */
export async function makeDropFolder(typed: string, around: Surroundings): Promise<string> {
  if (!isAbsolute(typed)) {
    throw refused('Give the whole path, with the drive or from the root: it is no absolute path.')
  }
  const folder = resolve(typed)
  refuseOwn(folder, around)
  for (const other of around.others) refuseShared(folder, other)
  try {
    await mkdir(folder, { recursive: true })
  } catch (error) {
    const { message } = whyRefused((error as NodeJS.ErrnoException).code, folder)
    throw refused(`It cannot be made: ${message}`)
  }
  // Two paths may lead to one folder, by a link or a mapped drive.
  const real = await realpath(folder)
  refuseOwn(real, around)
  for (const other of around.others) {
    refuseShared(real, { ...other, folder: await realpath(other.folder).catch(() => other.folder) })
  }
  return folder
}

function refuseOwn(folder: string, { bureauPath, filesFolder, stateFolder }: Surroundings) {
  for (const own of [dirname(bureauPath), filesFolder]) {
    if (isSame(folder, own)) {
      throw refused('That is the folder of the bureau itself. Choose one of its own, inside it for instance.')
    }
  }
  const isProposed = isWithin(folder, join(filesFolder, 'drop'))
  if (!isProposed && (isInOrSame(folder, stateFolder) || isOfBureau(folder))) {
    throw refused('A bureau or the application keeps its own files in it: they would be moved away.')
  }
  if (systemFolders.some(system => isInOrSame(folder, system))) {
    throw refused('The files in it are those of the operating system: they would be moved away.')
  }
  if (isSame(folder, homedir()) || folder === parse(folder).root) {
    throw refused('Everything in it would be imported and moved away. Choose a folder of its own.')
  }
  if ([doneFolder, failedFolder].includes(folder.slice(folder.lastIndexOf(sep) + 1).toLowerCase())) {
    throw refused(`“${doneFolder}” and “${failedFolder}” are what its subfolders are called.`)
  }
}

const systemFolders =
  process.platform === 'win32'
    ? ['SystemRoot', 'ProgramFiles', 'ProgramFiles(x86)'].flatMap(name => process.env[name] ?? [])
    : ['bin', 'boot', 'dev', 'etc', 'lib', 'proc', 'sbin', 'sys', 'usr', 'System', 'Applications'].map(
        name => `${sep}${name}`,
      )

/** Whether it lies in the folder beside a bureau, this one or another: there are its key and its lock. */
function isOfBureau(folder: string): boolean {
  for (let at = folder; at !== dirname(at); at = dirname(at)) {
    if (/\.files$/i.test(at) && existsSync(at.replace(/\.files$/i, '.bureau'))) return true
  }
  return false
}

function refuseShared(folder: string, other: { name: string; folder: string }) {
  if (isSame(folder, other.folder)) {
    throw refused(`It is the drop folder of “${other.name}” already: whose file would it be?`)
  }
  if (isWithin(folder, other.folder) || isWithin(other.folder, folder)) {
    throw refused(`One lies inside the other: the drop folder of “${other.name}” is ${other.folder}.`)
  }
}

const folded = (path: string) =>
  process.platform === 'win32' || process.platform === 'darwin' ? path.toLowerCase() : path
const isSame = (a: string, b: string) => relative(folded(a), folded(b)) === ''

const isInOrSame = (inner: string, outer: string) => isSame(inner, outer) || isWithin(inner, outer)

function isWithin(inner: string, outer: string) {
  const path = relative(folded(outer), folded(inner))
  return path !== '' && path !== '..' && !path.startsWith(`..${sep}`) && !isAbsolute(path)
}

function refused(message: string) {
  return new AppError('invalid', `Drop folder: ${message}`, {
    next: 'Choose another folder.',
    detail: [{ path: 'dropFolder', message }],
  })
}
