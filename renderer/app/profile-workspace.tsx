import { useParams } from 'react-router'
import { PackActions } from '../features/packs/pack-actions.tsx'
import { ProfilePage } from '../features/profiles/profile-page.tsx'
import { ProfileActions } from '../features/tasking/profile-actions.tsx'
import { PutOnAgenda } from '../features/tasking/put-on-agenda.tsx'

/** A problem profile with its packs and what was tasked on it. */
export default function ProfileWorkspace() {
  const profileId = Number(useParams().profileId)
  return (
    <ProfilePage
      profileId={profileId}
      pack={<PackActions kind="profile" id={profileId} />}
      agenda={<PutOnAgenda profileId={profileId} />}
      actions={<ProfileActions profileId={profileId} />}
    />
  )
}
