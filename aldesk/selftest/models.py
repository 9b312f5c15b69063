"""The names of the models that the self-test makes; light, as its process must be."""

SOUND = "wav2vec2"
PICTURE = "dinov2"
