; Installs the frozen folder for one user or for all, and opens .aldesk files with it.
; iscc /DVersion=1.2.3 /DFrozen=FOLDER /DMade=FOLDER /DDist=FOLDER [/DSigned] aldesk.iss

#ifndef Version
  #error Version is not defined
#endif

[Setup]
AppId={{7B1B0C39-62B5-4C60-9F0B-3E1D5A6C8E21}
AppName=ALDesk
AppVersion={#Version}
AppVerName=ALDesk {#Version}
AppPublisher=The ALDesk project
DefaultDirName={autopf}\ALDesk
DefaultGroupName=ALDesk
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
ChangesAssociations=yes
LicenseFile={#Frozen}\_internal\aldesk\_licences\LICENCES.txt
SetupIconFile={#Made}\icons\aldesk.ico
UninstallDisplayIcon={app}\aldesk.exe
OutputDir={#Dist}
OutputBaseFilename=aldesk-{#Version}-windows-x64
Compression=lzma2/max
SolidCompression=yes
LZMANumBlockThreads=4
WizardStyle=modern
#ifdef Signed
SignTool=aldesk
SignedUninstaller=yes
#endif

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"
Name: "de"; MessagesFile: "compiler:Languages\German.isl"

[Tasks]
Name: "desktopicon"; Description: "{cm:CreateDesktopIcon}"; GroupDescription: "{cm:AdditionalIcons}"; Flags: unchecked

[InstallDelete]
; An older version's files must not be found by a newer one.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "{#Frozen}\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs
Source: "{#Made}\icons\project.ico"; DestDir: "{app}"

[Icons]
Name: "{autoprograms}\ALDesk"; Filename: "{app}\aldesk.exe"
Name: "{autodesktop}\ALDesk"; Filename: "{app}\aldesk.exe"; Tasks: desktopicon

[Registry]
Root: HKA; Subkey: "Software\Classes\.aldesk"; ValueType: string; ValueData: "ALDesk.Project"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\ALDesk.Project"; ValueType: string; ValueData: "ALDesk project"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\ALDesk.Project\DefaultIcon"; ValueType: string; ValueData: "{app}\project.ico"
Root: HKA; Subkey: "Software\Classes\ALDesk.Project\shell\open\command"; ValueType: string; ValueData: """{app}\aldesk.exe"" ""%1"""

[Run]
Filename: "{app}\aldesk.exe"; Description: "{cm:LaunchProgram,ALDesk}"; Flags: nowait postinstall skipifsilent
