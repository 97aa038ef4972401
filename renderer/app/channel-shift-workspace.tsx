import { ChannelShiftPage } from '../features/performance/channel-shift/channel-shift-page.tsx'
import { mapOf } from './map-of.ts'

export default function ChannelShiftWorkspace() {
  return <ChannelShiftPage mapOf={mapOf} />
}
