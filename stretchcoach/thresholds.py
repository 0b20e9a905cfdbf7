"""Every threshold that is not a stretch's own: one place, with unit and source.

Sources: RULES = the project's rules page; CAM = measured on rendered clips with exact truth (see ``docs/accuracy.md``); CLIN = clinical
evidence page; [E] = an engineering choice, tuned with ``stretchcoach bench accuracy``. A stretch's own bands live in its YAML file.
"""

RULES_VERSION = 1  # raised when a number here changes what counts

# --- seeing -------------------------------------------------------------------------------------------------------------
MIN_VISIBILITY = 0.4  # RULES 3 [E]: the far leg is still right down to about 0.3
YAW_ACCEPT_DEG = 20.0  # CLIN 3.4: beyond this an in-plane angle is off by 2 degrees and grows
YAW_REFUSE_DEG = 30.0  # CLIN 3.4: no angle is judged beyond this
SHOULDER_TO_TRUNK = 0.72  # [E] CLIN 3.1: shoulder line over trunk length of a person who faces the lens
CAMERA_ERROR_DEG = 10.0  # CLIN 3.5: what is not measured for a stretch and view is taken to be this wrong
CAMERA_ERROR = 0.10  # [E] the same for ratios
LOST_AFTER_S = 1.0  # [E] no new picture for this long: the camera is lost

# --- what a picture must be like (all [E], tried on rendered clips and real stills, darkened, blurred and backlit) ---------
DARK = 45.0  # grey levels where the person is
COVERED_CONTRAST = 8.0  # grey levels: a lens with a thumb on it
COVERED_BRIGHTNESS = 60.0
BACKLIT_BY = 90.0  # grey levels that the surround is brighter than a person who is themselves below
BACKLIT_BELOW = 75.0
BLURRED = 0.35  # sharp pictures make 5 and more, a blur of 2 pixels 0.5 to 1, of 4 pixels 0.13 to 0.24
SMALL = 0.30  # of the picture's height, or width for lying people
LARGE = 0.97  # of the picture's height or width: there is no room left to lift an arm or a leg
EDGE = 0.01  # of the picture's size: nearer to its edge a foot is cut off
TILT_DEG = 8.0  # a standing body that leans this much sideways: more likely the camera does
STILL_S = 3.0  # the very same picture for this long

# --- one body (body/identity.py tells how these were chosen, all [E]) ------------------------------------------------------
NEW_BODY_S = 3.0  # somebody seen elsewhere for this long is the person now
LEAP = 0.5  # trunk lengths between two pictures, and
LEAP_PER_S = 1.2  # so many more a second
GROWTH = 1.6  # nobody becomes this much larger or smaller between two pictures
LIFE_STIR = 8.0  # grey levels: sensor noise makes up to 5, a moving limb 10 and more
LIFE_BENDING = 0.05  # trunk lengths: a still picture, zoomed or shaken, makes up to 0.044
LEG_LEAP = 0.10  # leg lengths that one knee or ankle can move between two pictures, and
LEG_LEAP_PER_S = 2.0  # so many more a second: a leg raised by 90 degrees in a second makes 1.6
SLIP_S = 0.4  # what leaps further is not believed for this long

# --- hands (body/gestures.py, docs/hands_free.md; all [E], measured on the rendered clips) ----------------------------------
HAND_HELD_S = 1.0  # issue: a raised hand speaks after this long
HAND_ANSWERS_S = 15.0  # after a question a raised hand says yes for this long, then it pauses again
HAND_PAUSE_S = 300.0  # a pause by hand leaves the camera on for this long
HAND_GAP_S = 0.25  # a picture or two without the hand do not lower it
HAND_VISIBILITY = 0.5
UPRIGHT = 0.5  # sine of the trunk's angle over the floor: from here on the hand is to be over the head,
LYING = 0.35  # and up to here the arm is to point at the ceiling; between the two no hand is believed
HAND_REACH_UPRIGHT = 0.75  # of the arm's length, above the shoulder: over the head; hands that hold something reach 0.05
HAND_REACH_LYING = 0.88  # straight up within 28 degrees; hands with a strap reach 0.78
HAND_FROM_LEG_M = 0.25  # a hand nearer to a leg holds it
FOOT_RAISED_M = 0.25  # over the hips of somebody who lies: a strap may go there,
HAND_FROM_STRAP_DEG = 30.0  # and an arm nearer to its direction pulls

# --- smoothing ----------------------------------------------------------------------------------------------------------
ONE_EURO_MIN_CUTOFF_HZ = 2.5  # [E] 2 degrees of white noise at 15 pictures a second come out as 1.2; the pose model smooths, too
ONE_EURO_BETA = 0.1  # [E] a degree a second: adds at most 0.06 s of lag to the 0.10 s of the pose model
SLOPE_WINDOW_S = 1.5  # CLIN 5.6: slope SD 1.7 degrees a second with correlated noise

# --- holding ------------------------------------------------------------------------------------------------------------
ARM_S = 1.0  # RULES 2: this long past `begins` arms the hold, and is credited
LAPSE_S = 1.0  # RULES 2: a shorter lapse stays HOLDING
MAX_STEP_S = 0.5  # RULES 2: one step never credits more
BLIND_S = 10.0  # RULES 2: then the step goes on as timed guidance
COMFORT_S = 3.0  # RULES 2: a0 is the median of the first quiet 3 s
QUIET_DEG_S = 3.0  # CLIN 3.5: slower than this is quiet
QUIET_PER_S = 0.03  # [E] the same for ratios
COMFORT_MARGIN_DEG = 15.0  # RULES 2: `begins` moves to a0 - 15
RED_FURTHER_DEG = 10.0  # RULES 2: red = amber + 10
RED_FURTHER = 0.10  # RULES 2, for ratios
HYSTERESIS_DEG = 2.0  # [E] a finding ends this far inside amber
HYSTERESIS = 0.02  # [E] the same for ratios

NEUTRAL_S = 2.0  # still for this long before the stretch: that is neutral
NEUTRAL_WITHIN_DEG = 8.0  # [E] the largest bias seen on rendered people; a reading further from 0 is a posture, not a bias

# --- pace of a session --------------------------------------------------------------------------------------------------
GET_READY_S = 15.0  # [E] time to take the position, longer where the instructions are
COUNTED_S = 6.0  # [E] of it, after the last instruction; the last three seconds are counted
SWITCH_SIDES_S = 10.0  # [E] time to turn round
SWITCH_SIDES_DOWN_S = 20.0  # [E] the same on the floor or lying: to roll over, move the pad, put the strap round the other foot
CARD_READING_S = 20.0  # [E] a card that is only read
VIEW_PERSISTS_S = 2.0  # [E] a problem of the view is told once it has lasted
PLACED_SHOWN_S = 0.5  # [E] setting up: what lasts for less is not shown,
PLACED_SAID_S = 2.0  # [E] and for less than this not said
COUNT_DOWN_S = 3.0  # issue: the last seconds are counted aloud
SETTLED_S = 3.0  # issue, [E]: quiet in the position for this long while getting ready, and the hold begins
STUCK_S = 20.0  # [E] the clock has not moved for this long: say why again

# --- speaking -----------------------------------------------------------------------------------------------------------
CUE_COOLDOWN_S = 8.0  # CLIN 4.3
AMBER_PERSISTS_S = 1.0  # CLIN 4.3
SECONDS_A_WORD = 0.4  # [E] 150 words a minute

# --- protecting (safety/ applies these; a routine may only tighten them) -------------------------------------------------
# A pair is (normal mode, gentle mode). Degrees stand for every depth: where it is a ratio, RATIO_PER_DEG of one stands for a degree.
RATIO_PER_DEG = 0.01  # [E] as in the margins above: 0.15 and 15 degrees
SESSION_LIMIT_DEG = (15.0, 10.0)  # RULES 4 / CLIN 5.3 [E]: above the first comfortable angle
STEP_DEG = 5.0  # RULES 4: one step deeper, no finer than a camera sees
QUIET_HOLD_S = (10.0, 15.0)  # RULES 4: before a step; most of the creep is over by then (CLIN 1.1)
STEP_QUIET_DEG_S = 2.0  # CLIN 5.3
STEP_QUIET_WINDOW_S = 3.0  # [E] over 1.5 s, noise alone moves by 1.7 degrees a second
RANGE_LASTS_S = 0.25  # [E] one bad picture is no reason to let go
SPEED_COACH_DEG_S = (10.0, 5.0)  # RULES 4: past `begins`, deeper
SPEED_CAUTION_DEG_S = (20.0, 10.0)
SPEED_EASE_DEG_S = (40.0, 20.0)
SPEED_OUTSIDE_DEG_S = (90.0, 45.0)  # RULES 4: before `begins`, either way
SPEED_RELEASE_DEG_S = (20.0, 10.0)  # RULES 4: past `begins`, on the way out
LEAVING_S = 10.0  # [E] how long the way out of a stretch is watched after its time
SPEED_LASTS_S = 0.5  # RULES 4
SPEED_COACH_LASTS_S = 1.0  # [E] noise alone passes 5 degrees a second for a moment (CLIN 5.6)
SPEED_MIN_FPS = 8.0  # RULES 3: under 8 looks a second nobody can tell how fast a leg moves
TURNING_DEG = 15.0  # [E] further than this from where somebody has just stood, the body turns, and no angle means anything
WITHDRAWAL_DEG = 10.0  # CLIN 5.6: back within one second
WITHDRAWAL_MEAN_S = 0.3  # [E] of both ends: no single picture makes it
COMPENSATION_KNEE_DEG = 10.0  # CLIN 5.6: the knee, since the hold began
COMPENSATION_RISE_DEG = 5.0  # [E] while the leg has risen by more than the camera's own unrest
COMPENSATION_STILL_RISES_DEG = 2.0  # [E] since the knee was half as far: a hold begins on the way in, and a knee may bend later by itself
COMPENSATION_START_S = 1.0  # [E] mean of the first second of the hold
COMPENSATION_LASTS_S = 0.5  # [E]
BOUNCE_HZ = (0.5, 3.0)  # CLIN 5.6
BOUNCE_DEG = 5.0  # CLIN 5.6: to and fro
BOUNCE_CYCLES = 3
BOUNCE_WINDOW_S = 3.0  # [E] shorter, and noise looks like a swing
BOUNCE_SHARE = 0.7  # [E] of what moves: a swing is even, noise is not
BOUNCE_EACH = 0.75  # [E] of the whole swing, in each third of the window: two swings and a rest are not three
SHAKE_HZ = (3.0, 10.0)  # CLIN 5.6
SHAKE_WINDOW_S = 2.0  # CLIN 5.6
SHAKE_DEG = 1.5  # CLIN 5.6, and
SHAKE_TIMES = 2.5  # so many times what the camera's own unrest is,
SHAKE_REST_DEG = 1.0  # [E] which is no more than this,
SHAKE_REST_S = 5.0  # [E] and is measured over the first seconds of the hold
SHAKE_MIN_FPS = 25.0  # RULES 3
SWAY_LEGS = 0.04  # CLIN 5.6: leg lengths
SWAY_WINDOW_S = 2.0
SWAY_LASTS_S = 0.5  # [E]
SWAYS_TO_SIT = 2  # CLIN 5.6: then the version on a chair is offered
SWAY_QUIET_DEG_S = 5.0  # [E] who moves on purpose does not sway
FOOT_SHANKS = 0.10  # CLIN 5.6: shank lengths
FALL_HEIGHTS = 0.40  # CLIN 5.6: of the body's height, in one second
SHOULDERS_AT_HEIGHT = 0.82  # [E] of the body's height
LOST_STANDING_S = 3.0  # RULES 4
BACK_S = 2.0  # [E] seen again for this long, the session goes on
EASE_S = 10.0  # RULES 4: how long an EASE_OFF lasts at least
EASE_DEG = 10.0  # RULES 4: and how far the leg must come back
EASES_A_BOUT = (3, 2)  # RULES 4: one more, and it is let go
BOUT_S = (240.0, 120.0)  # RULES 4: of one muscle and side, then a walk
HOLDS_A_BOUT = (4, 3)  # RULES 4: the same
COUNTS_AS_HOLD_S = 5.0  # [E] the shortest hold a file may ask for: what was begun and begun again is no hold yet
DAY_USEFUL_S = 480.0  # CLIN 1.1: 4 minutes of each leg; more gains nothing
DAY_MOST_S = (960.0, 600.0)  # [E] of both legs together; in gentle mode the ten minutes of an episode
EASE_WALK_S = 60.0  # CLIN 5.5
ALERT_STAYS_S = 2.0  # [E] so that it does not flicker at the edge
PAIN_EASE_NORMAL = 5  # RULES 4
PAIN_STOP_NORMAL = 6
PAIN_WORSE_BY = 1  # CLIN 5.5, gentle mode: more than this over the start of the bout
PAIN_BETTER_BY = 2  # CLIN 5.5: a good sign
PAIN_LITTLE = 3  # CLIN 5.5: so little, and the cramp has let go
PAIN_AFTER_LETTING_GO = 7  # CLIN 5.5: that is no cramp any more
PAIN_SOME_TIME_S = 60.0  # CLIN 5.5: of stretching; by now it should be less
PAIN_LONG_S = 180.0  # CLIN 5.5: and by now clearly less
ASK_PAIN_S = 18.0  # CLIN 5.3: each 15 to 20 s in gentle mode
ASK_OPEN_S = 15.0  # [E] a question is not left standing for longer
ASK_END_S = 9.0  # [E] before the end of a hold, while it is still felt, and the last three seconds can be counted
ASK_AGAIN_S = 12.0  # [E] after an answer
NOT_WORTH_S = 5.0  # [E] of a hold, after pain: nobody goes in again for so little
SAY_AGAIN_S = 20.0  # [E] a question on which everything waits
STILL_PAUSED_S = 60.0  # [E] a pause by hand is told again

# --- asking first (safety/screening.py) ------------------------------------------------------------------------------------
SCREEN_AGAIN_DAYS = 14.0  # RULES 4: the list is asked again after so many idle days

# --- "Cramp now" (coaching/relief.py; the dose is that of RULES 4, gentle) --------------------------------------------------
EPISODE_S = 600.0  # RULES 4: then medical advice, whatever has been done by then
BOUTS = 3  # RULES 4
RELIEF_HOLDS = 3  # RULES 4: in a bout
RELIEF_HOLD_S = 20.0  # CLIN 5.7
RELIEF_HOLD_LONGEST_S = 30.0  # RULES 4: with its deeper steps
RELIEF_ASK_S = 15.0  # CLIN 5.7: pain is asked this far into a hold; nothing deeper before it either
RELIEF_RELEASE_S = 20.0  # CLIN 5.7
RELIEF_AGAIN_S = 10.0  # [E] to go into a known position again
RELIEF_WALK_S = 60.0  # CLIN 5.7: 60 to 120
RELIEF_ASK_AGAIN_S = 25.0  # [E] of silence, and an open question is asked again
RELIEF_ANSWER_S = 20.0  # [E] the first question about pain is not waited for longer
DEEPER_S = 5.0  # [E] 5 degrees at the 5 degrees a second of the gentle pace, and time to settle
DEEPER_STEPS_GENTLE = 2  # RULES 4: two steps of 5 degrees make the session limit of 10

# --- looking back ---------------------------------------------------------------------------------------------------------
SESSIONS_EACH_SIDE = 3  # CLIN 3.5: fewer sessions say nothing about a change
REAL_CHANGE_DEG = 10.0  # CLIN 3.5: a smaller change is within what the camera errs
REAL_CHANGE = 0.10  # [E] the same for ratios

# --- cramp diary ---
DIARY_DAYS = 28  # [E] whole weeks, as somebody would tell a doctor
NIGHTS_TO_ASK = 3  # [E] in those days; CLIN 6.2: a cramp of the thigh is unusual at night, and three are no chance
CRAMP_LONG_MIN = 10  # CLIN 6.1: longer is a reason to ask
CRAMP_MOST_MIN = 240  # [E] more is a slip of the finger
NIGHT_BEGINS_HOUR, NIGHT_ENDS_HOUR = 21, 7  # [E] on the wall clock
