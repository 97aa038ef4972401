import { createHash } from 'node:crypto'
import type { pictures } from '#shared/features/packs/pictures.ts'
import type { HandlersOf } from '../../backend/context.ts'
import { fileWords } from './model/naming.ts'
import { registerPack } from './packs.store.ts'
import { readPicture } from './picture.files.ts'

const audience = 'As handed out'

export const pictureHandlers: HandlersOf<typeof pictures> = {
  async recordPicture({ db, files, host, person, changed }, { file: handedIn, title, marking, type }) {
    const bytes = await readPicture(files.resolve(handedIn), type)
    const pack = await registerPack(db, {
      kind: 'map-picture',
      subject_id: 0,
      title,
      marking,
      audience,
      made_at: host.now().toISOString(),
      made_by: person.login,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      bytes: bytes.byteLength,
    })
    const fileName = `${pack.number} ${fileWords(title)}.${type}`
    changed('profiles')
    return { pack, file: await files.release(fileName, bytes), fileName }
  },
}
