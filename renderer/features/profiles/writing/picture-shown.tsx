import { Image, Skeleton, Text } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { Attachment } from '#shared/features/profiles/attachments.ts'
import { useQuestion } from '../../../client/use-desk.ts'

type PictureShownProps = { attachment: Attachment | undefined; attachmentId: number; alt: string }

/** A picture that is kept with the profile, with where it is from. */
export function PictureShown({ attachment, attachmentId, alt }: PictureShownProps) {
  const question = useQuestion('profiles.picture', { attachmentId }, { when: attachment !== undefined })
  const picture = question.data
  const [address, setAddress] = useState<string | null>(null)
  useEffect(() => {
    if (!picture) return
    const made = URL.createObjectURL(new Blob([new Uint8Array(picture.bytes)], { type: picture.mediaType }))
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [picture])
  if (!attachment || question.isError) {
    return (
      <Text fs="italic" c="var(--mantine-color-error)">
        A picture that stood here is no longer kept with the profile.
      </Text>
    )
  }
  const { caption, origin } = attachment
  return (
    <figure style={{ margin: 0 }}>
      {address ? (
        <Image src={address} alt={alt || caption || attachment.fileName} mah={360} fit="contain" w="auto" />
      ) : (
        <Skeleton height={160} />
      )}
      <Text component="figcaption" size="xs" c="dimmed">
        {[caption, `From: ${origin}`].filter(Boolean).join('. ')}
      </Text>
    </figure>
  )
}
