"""The people of our tests, beside the emulator that everybody's tests may run."""

from bot.emulator.testing.running import APP_ID, APP_SECRET, TOKEN, Json, RunningEmulator

__all__ = ["APP_ID", "APP_SECRET", "TOKEN", "Json", "RunningEmulator"]

MEI = "oTiantianDemoMember000000001"
OU = "oTiantianDemoMember000000002"
SOL = "oTiantianDemoMember000000003"
STRANGER = "oStudyMember_000000000000001"

AES_KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG"
