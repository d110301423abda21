#pragma once

namespace lacuna::widgets {

class Actions;
class Languages;
class Preferences;

/// A row of the action table for each language, in View > Language: it is remembered, and taken by who listens to preferences.
void addLanguageRows(Actions& actions, const Languages& languages, Preferences& preferences);

}  // namespace lacuna::widgets
