import { Button, Group, Menu, Modal, Stack, Text, TextInput } from '@mantine/core'
import { IconChevronDown, IconFilter, IconFlag, IconMap2, IconPlus, IconPolygon } from '@tabler/icons-react'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { useMay } from '../../../client/use-bureau.ts'
import { useCommand, useJob, useQuestion } from '../../../client/use-desk.ts'
import { sayFailure } from '../../../client/words.ts'
import { countOf } from '../../../ui/counts.ts'
import { type Ground, GroundChoice } from './ground-choice.tsx'

/** The four ways to a problem profile. */
export function NewProfile() {
  const mayRun = useMay('analysis.run')
  const mayWrite = useMay('profiles.write')
  const [from, setFrom] = useState<'area' | 'selection' | null>(null)
  if (!mayWrite) return null
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button
            leftSection={<IconPlus size={16} aria-hidden />}
            rightSection={<IconChevronDown size={14} aria-hidden />}
          >
            New profile
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item component={Link} to="/map" leftSection={<IconMap2 size={16} aria-hidden />}>
            From a hotspot on the map
          </Menu.Item>
          {mayRun && (
            <>
              <Menu.Item leftSection={<IconPolygon size={16} aria-hidden />} onClick={() => setFrom('area')}>
                From an area
              </Menu.Item>
              <Menu.Item
                leftSection={<IconFilter size={16} aria-hidden />}
                onClick={() => setFrom('selection')}
              >
                From a saved filter
              </Menu.Item>
            </>
          )}
          <Menu.Item
            component={Link}
            to="/tasking/nominations"
            leftSection={<IconFlag size={16} aria-hidden />}
          >
            From a nomination
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Modal
        opened={from !== null}
        onClose={() => setFrom(null)}
        title={from === 'area' ? 'New profile from an area' : 'New profile from a saved filter'}
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        {from && <FromGround only={from} />}
      </Modal>
    </>
  )
}

function FromGround({ only }: { only: 'area' | 'selection' }) {
  const navigate = useNavigate()
  const [ground, setGround] = useState<Ground | null>(null)
  const [title, setTitle] = useState('')
  const filter = ground?.filter ?? {}
  const summary = useQuestion('incidents.summary', { filter }, { when: ground !== null })
  const { start, running } = useJob('analysis.run')
  const create = useCommand('profiles.create')

  async function make({ label, filter, origin }: Ground) {
    try {
      const { hotspots } = await start({ parameters: { method: 'selection', title: label }, filter })
      const [hotspot] = hotspots
      if (!hotspot) return
      const named = title.trim() ? { title: title.trim() } : {}
      const { id } = await create.mutateAsync({ hotspotId: hotspot.id, origin, ...named })
      void navigate(`/profiles/${id}`)
    } catch (error) {
      sayFailure(error)
    }
  }

  return (
    <Stack gap="sm">
      <GroundChoice only={only} chosen={null} onChoose={setGround} />
      <TextInput
        label="Title (optional)"
        description="Without one it is named after the place and its leading category."
        maxLength={200}
        value={title}
        onChange={event => setTitle(event.currentTarget.value)}
      />
      <Group justify="space-between">
        <Text>{ground && summary.data ? countOf(summary.data.placed, 'incident') : ''}</Text>
        <Button
          disabled={!ground || !summary.data?.placed}
          loading={running !== undefined || create.isPending}
          onClick={() => ground && make(ground)}
        >
          Make the profile
        </Button>
      </Group>
    </Stack>
  )
}
