//VTK::Color::Impl
face_place = face_corner;
