import { isPicture, mediaTypes, mostAttachments } from '#shared/features/profiles/attachments.ts'
import type { writing } from '#shared/features/profiles/writing.ts'
import { AppError } from '#shared/rpc/error.ts'
import type { HandlersOf } from '../../../backend/context.ts'
import { readAttachment } from './attachment.files.ts'
import { safeFileName } from './attachment-type.ts'
import {
  attachmentRow,
  attachmentRows,
  deleteAttachment,
  insertAttachment,
  updateAttachment,
} from './attachments.store.ts'
import { checkWritable, readDocument, saveSection } from './document.store.ts'
import { checkAction, deleteEntry, insertEntry, orderEntries, updateEntry } from './entries.store.ts'

export const writingHandlers: HandlersOf<typeof writing> = {
  document: ({ db }, { profileId }) => readDocument(db, profileId),
  async saveSection({ db, host, person, changed }, { profileId, key, version, doc }) {
    await checkWritable(db, profileId)
    const at = host.now().toISOString()
    const saved = await saveSection(db, { profileId, key, version, doc, at, by: person.login })
    changed('profiles')
    return { version: saved, savedAt: at }
  },
  async saveEntry({ db, host, person, changed }, { profileId, entry, kept }) {
    await checkWritable(db, profileId)
    if (entry.list === 'plan' && entry.actionId !== null) await checkAction(db, profileId, entry.actionId)
    const saving = { profileId, entry, at: host.now().toISOString(), by: person.login }
    const saved = kept ? await updateEntry(db, kept, saving) : await insertEntry(db, saving)
    changed('profiles')
    return saved
  },
  async removeEntry({ db, changed }, { profileId, entryId, version }) {
    await checkWritable(db, profileId)
    await deleteEntry(db, profileId, { id: entryId, version })
    changed('profiles')
  },
  async orderEntries({ db, changed }, { profileId, list, entryIds }) {
    await checkWritable(db, profileId)
    await orderEntries(db, profileId, list, entryIds)
    changed('profiles')
  },
  async addAttachment({ db, files, host, person, changed }, { profileId, file, ...provenance }) {
    await checkWritable(db, profileId)
    const { path, name } = files.resolve(file)
    const { content, ...read } = await readAttachment({ path, name })
    const there = await attachmentRows(db, profileId)
    const same = there.find(({ sha256 }) => sha256 === read.sha256)
    if (same) {
      throw new AppError('conflict', `${name} is already kept with this profile, as ${same.fileName}.`, {
        next: 'Use the one that is there.',
      })
    }
    if (there.length >= mostAttachments) {
      throw new AppError('invalid', `${mostAttachments} files are kept with this profile already.`, {
        next: 'Remove what is no longer needed.',
      })
    }
    const added = await insertAttachment(db, {
      profile_id: profileId,
      file_name: name.slice(0, 200),
      content,
      ...read,
      ...provenance,
      added_at: host.now().toISOString(),
      added_by: person.login,
    })
    changed('profiles')
    return added
  },
  async saveAttachment({ db, changed }, { attachmentId, version, ...provenance }) {
    await checkWritable(db, (await attachmentRow(db, attachmentId)).profile_id)
    const saved = await updateAttachment(db, { id: attachmentId, version }, provenance)
    changed('profiles')
    return saved
  },
  // Also after the end: a picture of somebody may have to go.
  async removeAttachment({ db, changed }, { attachmentId, version }) {
    await deleteAttachment(db, { id: attachmentId, version })
    changed('profiles')
  },
  async picture({ db }, { attachmentId }) {
    const { type, content, file_name } = await attachmentRow(db, attachmentId)
    if (!isPicture(type)) {
      throw new AppError('invalid', `${file_name} is no picture that can be shown in the text.`, {
        next: 'Show a PNG or a JPEG; anything else can be saved and opened.',
      })
    }
    return {
      mediaType: type === 'png' ? mediaTypes.png : mediaTypes.jpeg,
      bytes: new Uint8Array(content),
    }
  },
  async releaseAttachment({ db, files }, { attachmentId }) {
    const { content, file_name, type } = await attachmentRow(db, attachmentId)
    const fileName = safeFileName(file_name, type)
    return { file: await files.release(fileName, content), fileName }
  },
}
