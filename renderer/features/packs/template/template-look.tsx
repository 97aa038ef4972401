import { Button, ColorInput, FileButton, Group, Image, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { contrast } from '#shared/contrast.ts'
import {
  leastContrast,
  logoTypes,
  mostLogoBytes,
  type PackTemplate,
} from '#shared/features/packs/template.ts'
import { sayFailure } from '../../../client/words.ts'

type LookProps = Pick<PackTemplate, 'accent' | 'logo'> & {
  readOnly: boolean
  onChange: (changes: Partial<Pick<PackTemplate, 'accent' | 'logo'>>) => void
}

const shippedColour = '#12395b'
const swatches = [shippedColour, '#0b5345', '#5b2c6f', '#7b241c', '#424949', '#1f2328']

export function TemplateLook({ readOnly, accent, logo, onChange }: LookProps) {
  const [typed, setTyped] = useState(accent)
  const [shown, setShown] = useState(accent)
  // Set from elsewhere: taken back, or saved by somebody else.
  if (shown !== accent) {
    setShown(accent)
    setTyped(accent)
  }
  const fault = faultOf(typed)

  async function choose(file: File | null) {
    if (!file) return
    const mediaType = logoTypes.find(one => one === file.type)
    if (!mediaType) throw new Error('A logo is a PNG, JPEG or SVG file.')
    if (file.size > mostLogoBytes) throw new Error(`A logo is ${mostLogoBytes / 1024} KB or less.`)
    const base64 = await base64Of(file)
    onChange({ logo: { mediaType, base64, alternative: logo?.alternative || 'Logo of the bureau' } })
  }

  return (
    <Stack gap="sm">
      <ColorInput
        label="Colour of headings, charts and maps"
        description="Empty for the shipped one. White words on it must be read."
        placeholder={shippedColour}
        swatches={swatches}
        withEyeDropper={false}
        readOnly={readOnly}
        value={typed}
        error={fault}
        onChange={colour => {
          setTyped(colour)
          if (faultOf(colour) !== null || colour === accent) return
          setShown(colour)
          onChange({ accent: colour })
        }}
      />
      <Group align="center">
        {logo ? (
          <Image
            src={`data:${logo.mediaType};base64,${logo.base64}`}
            alt={logo.alternative}
            h={48}
            w="auto"
            fit="contain"
          />
        ) : (
          <Text c="dimmed">No logo</Text>
        )}
        {!readOnly && (
          <FileButton accept={logoTypes.join(',')} onChange={file => void choose(file).catch(sayFailure)}>
            {props => (
              <Button {...props} variant="default">
                {logo ? 'Choose another logo' : 'Choose a logo'}
              </Button>
            )}
          </FileButton>
        )}
        {logo && !readOnly && (
          <Button variant="subtle" onClick={() => onChange({ logo: null })}>
            Remove the logo
          </Button>
        )}
      </Group>
      {logo && (
        <TextInput
          label="What the logo shows"
          description="Read out to those who cannot see it."
          maxLength={200}
          readOnly={readOnly}
          value={logo.alternative}
          error={logo.alternative.trim() ? null : 'Say in a few words what it shows.'}
          onChange={event => onChange({ logo: { ...logo, alternative: event.currentTarget.value } })}
        />
      )}
    </Stack>
  )
}

function faultOf(colour: string): string | null {
  if (colour === '') return null
  if (!/^#[0-9a-f]{6}$/i.test(colour)) return 'Give a colour such as #12395b.'
  const found = contrast(colour, '#ffffff')
  return found >= leastContrast
    ? null
    : `Choose a darker colour: its contrast with white is ${found.toFixed(1)}, it must be ${leastContrast} or more.`
}

function base64Of(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result).replace(/^data:[^,]*,/, ''))
    reader.onerror = () => reject(new Error(`${file.name} could not be read.`))
    reader.readAsDataURL(file)
  })
}
