<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>FigureCaption</name>
    <message numerus="yes">
        <source>The model sees all %n frame(s)</source>
        <translation>
            <numerusform>The model sees all %n frame</numerusform>
            <numerusform>The model sees all %n frames</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QObject</name>
    <message numerus="yes">
        <source>%n layer(s)</source>
        <translation>
            <numerusform>%n layer</numerusform>
            <numerusform>%n layers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lacuna::widgets</name>
    <message numerus="yes">
        <source>%n clip(s)</source>
        <translation>
            <numerusform>%n clip</numerusform>
            <numerusform>%n clips</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n seed(s)</source>
        <translation>
            <numerusform>%n seed</numerusform>
            <numerusform>%n seeds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::ClipCanvas</name>
    <message numerus="yes">
        <source>Hide %n more token(s)</source>
        <translation>
            <numerusform>Hide %n more token</numerusform>
            <numerusform>Hide %n more tokens</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %n token(s)</source>
        <translation>
            <numerusform>Show %n token</numerusform>
            <numerusform>Show %n tokens</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::ClipTrack</name>
    <message numerus="yes">
        <source>%n frame(s)</source>
        <translation>
            <numerusform>%n frame</numerusform>
            <numerusform>%n frames</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::JobsButton</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::LatentSettings</name>
    <message numerus="yes">
        <source>%n clip(s)</source>
        <translation>
            <numerusform>%n clip</numerusform>
            <numerusform>%n clips</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n model(s)</source>
        <translation>
            <numerusform>%n model</numerusform>
            <numerusform>%n models</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::LayerSettings</name>
    <message numerus="yes">
        <source>%n token(s)</source>
        <translation>
            <numerusform>%n token</numerusform>
            <numerusform>%n tokens</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::MaskCheck</name>
    <message numerus="yes">
        <source>%n step(s) keep no visible token.</source>
        <translation>
            <numerusform>%n step keeps no visible token.</numerusform>
            <numerusform>%n steps keep no visible token.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::ModelTab</name>
    <message numerus="yes">
        <source>%1 frame(s), %2</source>
        <translation>
            <numerusform>%1 frame, %2</numerusform>
            <numerusform>%1 frames, %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::OpeningNotices</name>
    <message numerus="yes">
        <source>This clip has %n frame(s) at this rate and the model wants %1. The last frame is repeated.</source>
        <translation>
            <numerusform>This clip has %n frame at this rate and the model wants %1. The last frame is repeated.</numerusform>
            <numerusform>This clip has %n frames at this rate and the model wants %1. The last frame is repeated.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>From frame %1 on this clip has %n frame(s) at this rate and the model wants %2. The last frame is repeated.</source>
        <translation>
            <numerusform>From frame %1 on this clip has %n frame at this rate and the model wants %2. The last frame is repeated.</numerusform>
            <numerusform>From frame %1 on this clip has %n frames at this rate and the model wants %2. The last frame is repeated.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::PredictionCard</name>
    <message numerus="yes">
        <source>%1 from run %2 over the %n token(s) that both hide: %3 after %4</source>
        <translation>
            <numerusform>%1 from run %2 over the %n token that both hide: %3 after %4</numerusform>
            <numerusform>%1 from run %2 over the %n tokens that both hide: %3 after %4</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::PreferencesPanel</name>
    <message numerus="yes">
        <source>Works from the next start. Now there are %n at work.</source>
        <translation>
            <numerusform>Works from the next start. Now there is %n at work.</numerusform>
            <numerusform>Works from the next start. Now there are %n at work.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::RunTab</name>
    <message numerus="yes">
        <source>Mean error over the %n token(s) hidden in both</source>
        <translation>
            <numerusform>Mean error over the %n token hidden in both</numerusform>
            <numerusform>Mean error over the %n tokens hidden in both</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::TourCard</name>
    <message numerus="yes">
        <source>%n step(s)</source>
        <translation>
            <numerusform>%n step</numerusform>
            <numerusform>%n steps</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::VerdictPanel</name>
    <message numerus="yes">
        <source>On %n shared token(s)</source>
        <translation>
            <numerusform>On %n shared token</numerusform>
            <numerusform>On %n shared tokens</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::VerdictStrip</name>
    <message numerus="yes">
        <source>the same value on %n token(s) hidden in both</source>
        <translation>
            <numerusform>the same value on %n token hidden in both</numerusform>
            <numerusform>the same value on %n tokens hidden in both</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>on %1 of %n token(s) hidden in both</source>
        <translation>
            <numerusform>on %1 of %n token hidden in both</numerusform>
            <numerusform>on %1 of %n tokens hidden in both</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>B is better on %1 of %n token(s) hidden in both</source>
        <translation>
            <numerusform>B is better on %1 of %n token hidden in both</numerusform>
            <numerusform>B is better on %1 of %n tokens hidden in both</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A is better on %1 of %n token(s) hidden in both</source>
        <translation>
            <numerusform>A is better on %1 of %n token hidden in both</numerusform>
            <numerusform>A is better on %1 of %n tokens hidden in both</numerusform>
        </translation>
    </message>
</context>
</TS>
