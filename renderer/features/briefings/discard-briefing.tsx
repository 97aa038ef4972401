import { useNavigate } from 'react-router'
import type { Briefing } from '#shared/features/briefings/briefing.ts'
import { useMayCall } from '../../client/use-bureau.ts'
import { useCommand } from '../../client/use-desk.ts'
import { ConfirmButton } from '../../ui/confirm-button.tsx'

/** Takes away a draft that nobody was handed. */
export function DiscardBriefing({ briefing: { id, issue, status, version } }: { briefing: Briefing }) {
  const discard = useCommand('briefings.discard')
  const may = useMayCall('briefings.discard')
  const navigate = useNavigate()
  if (!may || status !== 'draft') return null
  return (
    <ConfirmButton
      variant="default"
      loading={discard.isPending}
      question={`Discard the draft of version ${issue}?`}
      consequence="What was written in it is lost. Nobody was handed it, so the next draft is given its number."
      confirm="Discard it"
      destructive
      onConfirm={() =>
        discard.mutate({ briefingId: id, version }, { onSuccess: () => void navigate('/briefings') })
      }
    >
      Discard
    </ConfirmButton>
  )
}
